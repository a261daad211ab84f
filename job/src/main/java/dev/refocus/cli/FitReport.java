package dev.refocus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.Finding;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.FitTrace;
import dev.refocus.fit.Restoration;

/** The JSON of {@code --trace}: the image, the configuration, the findings, every step. */
final class FitReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private FitReport() {}

  static String of(String imageId, FitConfig config, DecodedImage lr, Restoration restoration)
      throws JsonProcessingException {
    ObjectNode report = JSON.createObjectNode();
    report.put("image_id", imageId);
    report.put("config_id", config.id());
    FitConfig own = config.of(lr.color().width());
    report.put("scale", own.scale());
    report.put("factor", own.enlargement().factor());
    report.put("kernel_name", restoration.kernelName());
    report.put("kernel_size", restoration.kernel().size());
    report.put("kernel_confidence", restoration.kernelConfidence());
    report.put("exam_db", ResultLine.boxed(restoration.examDb()));
    report.put("residual_db", restoration.residualDb());
    ArrayNode warnings = report.putArray("warnings");
    lr.warnings().forEach(warning -> add(warnings, warning));
    restoration.warnings().forEach(warning -> add(warnings, warning));
    FitTrace trace = restoration.trace();
    report.put("device", trace.device());
    report.put("rounds", trace.iterations());
    report.put("seconds", trace.seconds());
    ArrayNode steps = report.putArray("steps");
    trace.steps().forEach(step -> add(steps, step));
    return JSON.writeValueAsString(report) + "\n";
  }

  private static void add(ArrayNode warnings, Finding warning) {
    warnings.addObject().put("code", warning.code().name()).put("message", warning.message());
  }

  private static void add(ArrayNode steps, FitTrace.Step step) {
    steps
        .addObject()
        .put("name", step.name())
        .put("seconds", step.seconds())
        .put("value", step.value())
        .put("unit", step.unit());
  }
}
