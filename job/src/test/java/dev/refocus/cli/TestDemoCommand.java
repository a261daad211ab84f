package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@Tag("long")
class TestDemoCommand {
  @TempDir private Path folder;

  @Test
  void restoresThroughS3AndComparesWithTheTruth() throws IOException {
    Path images = samples();
    Path output = folder.resolve("pictures");
    CommandRun run = CommandRun.of("demo", "--json", "--images=" + images, "--output=" + output);
    assertThat(run.err())
        .containsPattern("2 inputs: \\d restored, \\d degraded, 0 failed, 0 skipped")
        .contains("pictures: " + output)
        .contains("report: " + output.resolve("index.html"));
    assertThat(output.resolve("index.html"))
        .content()
        .contains("known.png", "Refocus report", "<script type=\"application/json\"");
    assertThat(run.exitCode()).isZero();

    assertThat(run.err()).doesNotContain("could not be written");
    assertThat(run.outLines()).hasSize(2);
    JsonNode known = new ObjectMapper().readTree(run.outLines().get(0));
    assertThat(known.path("uri").asText()).isEqualTo("s3a://archive/demo/known.png");
    assertThat(known.path("hr_width").asInt()).isEqualTo(128);
    JsonNode truth = known.path("truth");
    assertThat(truth.path("gain_db").asDouble())
        .isEqualTo(truth.path("restored_db").asDouble() - truth.path("bicubic_db").asDouble());
    assertThat(truth.path("bicubic_db").asDouble()).isBetween(10.0, 60.0);
    assertThat(truth.path("kernel_similarity").asDouble()).isBetween(0.3, 1.0);
    JsonNode unknown = new ObjectMapper().readTree(run.outLines().get(1));
    assertThat(unknown.path("truth").isNull()).isTrue();

    BufferedImage picture = ImageIO.read(output.resolve("known.png").toFile());
    assertThat(picture.getHeight()).isGreaterThanOrEqualTo(128);
    assertThat(picture.getWidth()).isGreaterThan(3 * 128);
    BufferedImage hr = ImageIO.read(output.resolve("hr/unknown.png").toFile());
    assertThat(hr.getWidth()).isEqualTo(96);
    assertThat(output.resolve("kernel/unknown.csv")).isNotEmptyFile();
    assertThat(output.resolve("kernel/unknown.png")).isNotEmptyFile();
  }

  @Test
  void saysWhatAFolderOfSamplesMustHold() {
    CommandRun run = CommandRun.of("demo", "--images=" + folder);
    assertThat(run.err())
        .isEqualTo(
            "refocus: no image %s/lr/*.png; name a folder with lr/NAME.png, optionally hr/NAME.png and kernel/NAME.csv%n"
                .formatted(folder));
    assertThat(run.exitCode()).isEqualTo(1);
  }

  /** One image with its truth and one without. */
  private Path samples() throws IOException {
    Path images = folder.resolve("some images");
    for (String part : new String[] {"lr", "hr", "kernel"}) {
      Files.createDirectories(images.resolve(part));
    }
    Files.write(images.resolve("lr/known.png"), SampleImages.png(32, 32, 5));
    Files.write(images.resolve("hr/known.png"), SampleImages.png(128, 128, 5));
    String line = String.join(",", Collections.nCopies(4, "0.0625")) + "\n";
    Files.writeString(images.resolve("kernel/known.csv"), line.repeat(4));
    Files.write(images.resolve("lr/unknown.png"), SampleImages.png(24, 24, 6));
    return images;
  }
}
