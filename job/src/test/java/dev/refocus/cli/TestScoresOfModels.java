package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.score.Levels;
import dev.refocus.score.ModelScorers;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import dev.refocus.score.SmallModels;
import dev.refocus.score.clip.ClipGolden;
import dev.refocus.score.models.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} and {@code restore} with one model of every kind. */
@Tag("long")
class TestScoresOfModels {
  private static final String[] SPARK = {"--master=local[1]", "--conf=spark.ui.enabled=false"};

  @TempDir private static Path folder;
  private static Path models;

  @BeforeAll
  static void gatherModels() throws IOException {
    models = SmallModels.all(Files.createDirectories(folder.resolve("models")));
  }

  @Test
  void ofAFileAreThoseOfPyTorch() throws IOException {
    try (ClipGolden golden = new ClipGolden("scores")) {
      Path file = folder.resolve("image.png");
      Files.write(file, PngEncoder.encode(golden.image("image"), Optional.empty(), 8));
      CommandRun run = score(file, "--json");
      JsonNode scores = scores(run);
      assertThat(run.err()).doesNotContain("warning").doesNotContain("WARN");
      for (String name : List.of("clip_iqa", "quali_clip", "aesthetic", "percept.memorability")) {
        assertScore(scores.get(name.replace('.', '_')), golden, name, 1);
      }
      assertScore(scores.get("percept_quality"), golden, "percept.quality", 50);
      assertScore(scores.get("more").get("percept.emotion.awe"), golden, "percept.emotion.awe", 1);
      assertThat(scores.get("reason").size()).as("niqe: too small").isEqualTo(1);
    }
  }

  @Test
  void tableNamesAFamilyOnce() throws IOException {
    Path file = Files.write(folder.resolve("c.png"), SampleImages.png(40, 40, 1));
    CommandRun run = score(file, "--conf=spark.app.name=table");
    assertThat(run.outLines().get(0))
        .matches("image +size +niqe +brisque .* percept.quality .* clip_iqa.brightness +.colour.*")
        .matches(".* percept.emotion.anger +.awe +.fear");
    assertThat(run.out())
        .contains("higher for clip_iqa, quali_clip, percept.quality, aesthetic")
        .doesNotContain("no clip_iqa");
  }

  private static void assertScore(JsonNode score, ClipGolden golden, String name, float unit) {
    float expected = golden.floats(name).toFloatArray()[0];
    assertThat(score.get("hr").floatValue()).as(name).isCloseTo(expected, within(1e-5f * unit));
  }

  @Test
  void ofAFinishedRunAreThoseOfItsImages() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Path output = folder.resolve("run");
    Files.write(input.resolve("a.png"), SampleImages.png(48, 40, 1));
    CommandRun.restore(
        "local[1]", input, output, "--scale=2", "--profile=fast", "--models=" + otherAdapter());
    Map<?, ?> earlier =
        (Map<?, ?>) new ParquetTable(output).rows("input").get("a.png").get("scores");
    assertThat((float) ((Map<?, ?>) earlier.get("percept_quality")).get("hr")).isGreaterThan(900);
    JsonNode scored = scores(score(output, "--json"));
    try (Scorers scorers = ModelScorers.open(ModelFolder.open(models), Device.cpu())) {
      Image bicubic = Bicubic.enlarge(decoded(Files.readAllBytes(input.resolve("a.png"))), 2);
      Map<String, Scores.Pair> pairs =
          scorers.score(Levels.round(bicubic, 8), decoded(hr(output))).values();
      for (String name : List.of("clip_iqa", "quali_clip", "aesthetic", "percept.quality")) {
        JsonNode pair = scored.get(name.replace('.', '_'));
        assertThat(pair.get("hr").floatValue())
            .as(name)
            .isCloseTo(pairs.get(name).hr(), within(1e-4f));
        assertThat(pair.get("bicubic").floatValue())
            .as(name)
            .isCloseTo(pairs.get(name).bicubic(), within(1e-4f));
      }
      assertThat(pairs.get("percept.quality").bicubic())
          .as("twice the tolerance above: one image's score cannot stand for the other's")
          .isNotCloseTo(pairs.get("percept.quality").hr(), within(2e-4f));
    }
  }

  /** The scores of its quality are about a thousand. */
  private static Path otherAdapter() throws IOException {
    SmallModels models = new SmallModels(Files.createDirectories(folder.resolve("earlier")));
    models.add("tiny", "clip", null, "vit");
    Path card = models.copy("quality", "scores/quality").resolve("adapter.json");
    Files.writeString(card, Files.readString(card).replace("50.0", "1000.0"));
    models.enter("quality", "percept", "tiny");
    return models.write();
  }

  private static byte[] hr(Path run) throws IOException {
    Map<String, Object> row = new ParquetTable(run).rows("input").get("a.png");
    return HexFormat.of().parseHex((String) ((Map<?, ?>) row.get("hr")).get("bytes"));
  }

  private static Image decoded(byte[] bytes) {
    return new ImageDecoder(DecodeLimits.DEFAULT.ofScoring()).decode(bytes, 1).color();
  }

  @Test
  void modelThatIsDamagedIsOneWarningAndAReason() throws IOException {
    Path some = Files.createDirectories(folder.resolve("some"));
    SmallModels partly = new SmallModels(some);
    partly.add("tiny", "clip", null, "vit");
    partly.add("quality", "percept", "tiny", "scores/quality");
    partly.add("emotion", "percept", "tiny", "scores/emotion");
    partly.write();
    Files.writeString(some.resolve("quality/adapter.safetensors"), "damaged");
    Path file = Files.write(folder.resolve("b.png"), SampleImages.png(40, 40, 1));
    CommandRun run =
        CommandRun.of("score", file.toString(), "--json", "--models=" + some, SPARK[0], SPARK[1]);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines().filter(line -> line.startsWith("warning: ")))
        .singleElement()
        .asString()
        .contains("quality/adapter.safetensors has sha256 ");
    JsonNode scores = scores(run);
    assertThat(scores.get("percept_quality").isNull()).isTrue();
    assertThat(scores.get("reason").get("percept").asText()).contains("must have ");
    assertThat(scores.get("clip_iqa").get("hr").isNumber()).isTrue();
    assertThat(scores.get("more").has("percept.emotion.fear")).isTrue();
  }

  private static CommandRun score(Path input, String... more) {
    return CommandRun.of(
        "score", input.toString(), "--models=" + models, SPARK[0], SPARK[1], more[0]);
  }

  private static JsonNode scores(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out()).get("scores");
  }
}
