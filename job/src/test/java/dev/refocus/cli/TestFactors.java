package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factors that are no whole scale, from the command line to the row and the exported file. */
@Tag("long")
class TestFactors {
  @TempDir private Path temporary;

  @Test
  void aRunOfOneWidthTellsEachImagesOwnFactor() throws IOException {
    Path input = Files.createDirectories(temporary.resolve("input"));
    Files.write(input.resolve("small.png"), SampleImages.png(30, 24, 1));
    Files.write(input.resolve("wide.png"), SampleImages.png(60, 24, 2));
    Path output = temporary.resolve("output");
    CommandRun run = CommandRun.restore("local[1]", input, output, "--width=50", "--profile=fast");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    Map<String, Map<String, Object>> rows = new ParquetTable(output).rows(input.toString());
    Map<String, Object> small = rows.get("small.png");
    assertThat(small)
        .containsEntry("scale", 2)
        .containsEntry("factor", 50 / 30.0)
        .containsEntry("hr_width", 50)
        .containsEntry("hr_height", 40);
    Map<String, Object> wide = rows.get("wide.png");
    assertThat(wide.get("scale")).isNull();
    assertThat(wide.get("factor")).isNull();
    assertThat(String.valueOf(wide.get("error")))
        .contains("SCALE_OUT_OF_BOUNDS", "50 pixels wide is 0.833 times the image's 60");

    Path pictures = temporary.resolve("pictures");
    CommandRun exported =
        CommandRun.of(
            "export",
            output.toString(),
            pictures.toString(),
            "--name={name}-{scale}{suffix}.{ext}",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(ImageIO.read(pictures.resolve("small-1.667.png").toFile()).getWidth()).isEqualTo(50);

    CommandRun plan =
        CommandRun.of(
            "plan",
            "--input=" + input,
            "--from=" + output,
            "--width=50",
            "--json",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("\"code\":\"SCALE_OUT_OF_BOUNDS\"", "\"width\":50");
  }

  @Test
  void aFactorAndASizeThatStays() throws IOException {
    Path image = Files.write(temporary.resolve("a.png"), SampleImages.png(31, 24, 1));
    Path hr = temporary.resolve("hr.png");
    Path trace = temporary.resolve("trace.json");
    CommandRun half =
        CommandRun.of(
            "fit",
            image.toString(),
            "--output=" + hr,
            "--trace=" + trace,
            "--scale=1.5",
            "--profile=fast");
    assertThat(half.exitCode()).as(half.err()).isZero();
    assertThat(ImageIO.read(hr.toFile()).getWidth()).as("46.5, to the even number").isEqualTo(46);
    JsonNode told = new ObjectMapper().readTree(trace.toFile());
    assertThat(told.path("scale").asInt()).isEqualTo(2);
    assertThat(told.path("factor").asDouble()).isEqualTo(1.5);
    CommandRun tooWide =
        CommandRun.of("fit", image.toString(), "--output=" + hr, "--width=5000", "--profile=fast");
    assertThat(tooWide.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(tooWide.err()).contains("SCALE_OUT_OF_BOUNDS").contains("name another fit.width");
  }
}
