package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.report.CaseResult;
import dev.refocus.evaluate.report.Qualities;
import dev.refocus.evaluate.report.Quality;

/** A case as a JSON line, named as in the Parquet row; a struct's field after a dot. */
public final class CaseJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseJson() {}

  public static String of(CaseResult result) {
    ObjectNode node = JSON.createObjectNode();
    CaseResult.TrialName trial = result.trial();
    node.put("case_id", trial.caseId()).put("group_name", trial.group());
    node.put("image", trial.image()).put("kernel_name", trial.kernel());
    node.put("profile", trial.profile()).put("seed", trial.seed());
    node.put("status", result.status()).put("error", result.error());
    if (result.figures() != null) {
      figures(node, result.figures());
    }
    return node.put("reproduce", result.reproduce()).toString();
  }

  private static void figures(ObjectNode node, CaseResult.Figures figures) {
    qualities(node, figures.images());
    put(node, "kernel_shifted_ncc", figures.kernel().similarity());
    node.put("found_kernel_name", figures.kernel().name());
    put(node, "kernel_confidence", figures.confidence());
    put(node, "exam_db", figures.examDb());
    put(node, "residual_db", figures.residualDb());
    put(node, "seconds", figures.seconds());
  }

  private static void qualities(ObjectNode node, Qualities images) {
    quality(node, "bicubic.", images.bicubic());
    quality(node, "lanczos.", images.lanczos());
    quality(node, "restored.", images.restored());
    if (images.oracle() == null) {
      node.putNull("oracle.luma_shifted_db");
    } else {
      quality(node, "oracle.", images.oracle());
    }
    node.put("baseline_db", images.baseline().db());
    node.put("baseline_haarpsi", images.baseline().haarPsi());
    node.put("gain_db", images.gainDb());
  }

  /**
   * The measures of one image; null where one is undefined.
   *
   * @param prefix of the names
   */
  static void quality(ObjectNode node, String prefix, Quality quality) {
    put(node, prefix + "luma_shifted_db", quality.db());
    put(node, prefix + "luma_shifted_ssim", quality.ssim());
    put(node, prefix + "haarpsi", quality.haarPsi());
    put(node, prefix + "gmsd", quality.gmsd());
    put(node, prefix + "swd", quality.swd());
    put(node, prefix + "gradient_energy", quality.gradientEnergy());
    put(node, prefix + "overshoot", quality.artifacts().overshoot());
    put(node, prefix + "block_steps", quality.artifacts().blockSteps());
    put(node, prefix + "grid", quality.artifacts().grid());
  }

  /** Null for NaN, which JSON has not. */
  static void put(ObjectNode node, String name, double value) {
    node.put(name, Double.isNaN(value) ? null : (Double) value);
  }
}
