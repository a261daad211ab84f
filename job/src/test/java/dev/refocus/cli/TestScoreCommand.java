package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.metric.PngLuma;
import dev.refocus.metric.natural.Brisque;
import dev.refocus.metric.natural.Niqe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestScoreCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path input;
  private static Path run;

  /** Two images and a broken one; HR images of 96 x 192 pixels, the smallest that have NIQE. */
  @BeforeAll
  static void restore() throws IOException {
    input = Files.createDirectories(folder.resolve("input"));
    run = folder.resolve("run");
    Files.write(input.resolve("stays.png"), SampleImages.png(96, 48, 1));
    Files.write(input.resolve("goes.png"), SampleImages.png(96, 48, 2));
    Files.writeString(input.resolve("broken.png"), "no image");
    CommandRun.restore("local[1]", input, run, "--scale=2", "--profile=fast");
    Files.delete(input.resolve("goes.png"));
  }

  @Test
  void restoreScoresBothImages() throws IOException {
    Map<String, Map<String, Object>> rows = new ParquetTable(run).rows("input");
    Map<String, Object> row = rows.get("stays.png");
    byte[] png = java.util.HexFormat.of().parseHex((String) struct(row.get("hr")).get("bytes"));
    Map<String, Object> niqe = struct(struct(row.get("scores")).get("niqe"));
    Map<String, Object> brisque = struct(struct(row.get("scores")).get("brisque"));
    assertThat((float) niqe.get("hr"))
        .isCloseTo((float) Niqe.score(PngLuma.read(png)), within(1e-4f));
    assertThat((float) brisque.get("hr"))
        .isCloseTo((float) Brisque.score(PngLuma.read(png)), within(1e-4f));
    assertThat(niqe.get("bicubic")).isNotNull();
    assertThat(brisque.get("bicubic")).isNotNull();
    assertThat(struct(row.get("scores")).get("clip_iqa")).isNull();
    assertThat(struct(struct(row.get("scores")).get("reason")))
        .containsOnlyKeys("clip_iqa", "quali_clip", "aesthetic", "percept");
    assertThat(rows.get("broken.png").get("scores")).isNull();
  }

  @Test
  void finishedRunIsScoredAgainWithoutFitting() throws IOException {
    Path output = folder.resolve("scored");
    CommandRun scored = score(run.toString(), "--output=" + output);
    assertThat(scored.exitCode()).as(scored.err()).isEqualTo(ExitCode.RESTORED);
    Map<String, Map<String, Object>> before = new ParquetTable(run).rows("input");
    Map<String, Map<String, Object>> after = new ParquetTable(output).rows("input");
    assertThat(after).hasSize(3);
    for (String name : List.of("stays.png", "goes.png")) {
      assertThat(struct(after.get(name).get("scores")))
          .as(name)
          .containsEntry("niqe", struct(before.get(name).get("scores")).get("niqe"))
          .containsEntry("brisque", struct(before.get(name).get("scores")).get("brisque"));
      for (String column : List.of("image_id", "dataset", "scale", "config_id")) {
        assertThat(after.get(name)).containsEntry(column, before.get(name).get(column));
      }
    }
    assertThat(after.get("broken.png")).containsEntry("status", "skipped");
    assertThat(struct(after.get("broken.png").get("error")))
        .isEqualTo(before.get("broken.png").get("error"));
    assertThat(scored.out()).contains("before > after").containsPattern("stays.png .* > .* > ");
  }

  @Test
  void filesAreScoredAndOtherFilesCounted() throws IOException {
    Path demo = Checkout.root().resolve("datasets/demo");
    CommandRun scored =
        score(demo.resolve("README.md").toString(), demo.resolve("hr").toString(), "--json");
    assertThat(scored.err()).contains("1 files have names that do not end like an image's");
    assertThat(scored.outLines()).hasSize(4);
    for (String line : scored.outLines()) {
      JsonNode row = JSON.readTree(line);
      Path file = Path.of(java.net.URI.create(row.get("uri").asText()));
      double expected = Niqe.score(PngLuma.read(Files.readAllBytes(file)));
      JsonNode niqe = row.get("scores").get("niqe");
      assertThat(niqe.get("hr").floatValue()).isCloseTo((float) expected, within(1e-3f));
      assertThat(niqe.get("bicubic").isNull()).isTrue();
      assertThat(row.get("scores").get("reason").get("clip_iqa").asText())
          .isEqualTo("no folder of models is configured; name one with --models");
    }
  }

  @Test
  void brokenFileHasALineAndTheOthersAreScored() {
    CommandRun scored = score(input.toString());
    assertThat(scored.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(scored.outLines().get(0)).matches("image +size +niqe +brisque");
    assertThat(scored.out())
        .containsPattern("input/broken.png +- +- +- +NOT_AN_IMAGE: ")
        .containsPattern("input/stays.png +96 x 48 +- +[\\d.]+")
        .contains("better is lower for niqe, brisque")
        .contains("no niqe: undefined for this image of 96 x 48 pixels")
        .contains("no aesthetic, clip_iqa, percept, quali_clip: no folder of models is configured");
  }

  @Test
  void modelOfAnotherChecksumIsOneWarningAndAReasonInEveryRow() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models/a")).getParent();
    Files.writeString(models.resolve("a/model.safetensors"), "other weights");
    Files.writeString(
        models.resolve("models.yaml"),
        """
        models:
          a:
            kind: clip
            licence: MIT
            page: none
            files:
              model.safetensors: {sha256: %s}
        """
            .formatted("ab".repeat(32)));
    CommandRun scored =
        score(input.resolve("stays.png").toString(), "--json", "--models=" + models);
    assertThat(scored.exitCode()).isEqualTo(ExitCode.RESTORED);
    assertThat(scored.err().lines().filter(line -> line.startsWith("warning: ")))
        .hasSize(1)
        .allMatch(line -> line.contains("model.safetensors has sha256 "));
    JsonNode scores = JSON.readTree(scored.out()).get("scores");
    assertThat(scores.get("clip_iqa").isNull()).isTrue();
    assertThat(scores.get("brisque").get("hr").isNumber()).isTrue();
    assertThat(scores.get("reason").get("clip_iqa").asText())
        .contains("must have " + "ab".repeat(32));
  }

  @Test
  void folderOfModelsThatIsNotThereIsRefused() {
    Path nowhere = folder.resolve("nowhere");
    CommandRun scored = score(input.resolve("stays.png").toString(), "--models=" + nowhere);
    assertThat(scored.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(scored.err())
        .isEqualTo(
            "refocus: --models %s: no such folder; check the path (score.models)%n"
                .formatted(nowhere));
  }

  @Test
  void inputsWithoutImagesAreRefused() {
    CommandRun scored = score(Checkout.root().resolve("datasets/demo/README.md").toString());
    assertThat(scored.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(scored.err()).contains("no image among its 1 files");
  }

  @Test
  void scoresOfAnLrImageThatHasChangedStay() throws IOException {
    Path moved = folder.resolve("moved");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.write(other.resolve("x.png"), SampleImages.png(96, 48, 3));
    CommandRun.restore("local[1]", other, moved, "--scale=2", "--profile=fast");
    Files.write(other.resolve("x.png"), SampleImages.png(96, 48, 4));
    CommandRun scored = score(moved.toString(), "--json");
    JsonNode scores = JSON.readTree(scored.out()).get("scores");
    assertThat(scores.get("brisque").get("bicubic").isNumber()).isTrue();
    assertThat(scores.get("reason").has("bicubic")).isFalse();
  }

  private static CommandRun score(String... arguments) {
    List<String> all = new ArrayList<>(List.of("score"));
    Stream.of(arguments).forEach(all::add);
    all.add("--master=local[1]");
    all.add("--conf=spark.ui.enabled=false");
    return CommandRun.of(all.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked") // ParquetTable makes structs so.
  private static Map<String, Object> struct(Object value) {
    return (Map<String, Object>) value;
  }
}
