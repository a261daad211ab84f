package dev.refocus.score.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.config.Sha256;
import dev.refocus.encode.PngEncoder;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score --models}, held against PyTorch. */
@Tag("long")
class TestClipByCommand {
  @TempDir private Path folder;

  @Test
  void scoresOfAFolderWithACheckpointAreThoseOfPyTorch() throws IOException {
    try (ClipGolden golden = new ClipGolden("vit")) {
      assertThat(score(golden, golden.folder()))
          .isCloseTo(golden.floats("crop_scores").get(0).toFloatArray()[0], within(1e-5f));
    }
  }

  @Test
  void soAreThoseOfARegisteredModel() throws IOException {
    try (ClipGolden golden = new ClipGolden("vit")) {
      Path models = Files.createDirectories(folder.resolve("models/tiny")).getParent();
      StringBuilder files = new StringBuilder();
      for (String name : new String[] {"model.safetensors", "config.json", "tokenizer.json"}) {
        Files.copy(golden.folder().resolve(name), models.resolve("tiny").resolve(name));
        String sum = Sha256.hex(Files.readAllBytes(golden.folder().resolve(name)));
        files.append("      %s: {sha256: %s}%n".formatted(name, sum));
      }
      Files.writeString(
          models.resolve("models.yaml"),
          "models:\n  tiny:\n    kind: clip\n    licence: none\n    page: none\n    files:\n"
              + files);
      assertThat(score(golden, models))
          .isCloseTo(golden.floats("crop_scores").get(0).toFloatArray()[0], within(1e-5f));
    }
  }

  private float score(ClipGolden golden, Path models) throws IOException {
    Image crop = ClipPixels.centerCrop(golden.image("resize_input_0"), 32);
    Path file = folder.resolve("crop.png");
    Files.write(file, PngEncoder.encode(crop, Optional.empty(), 8));
    CommandRun run =
        CommandRun.of(
            "score",
            file.toString(),
            "--json",
            "--models=" + models,
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("warning");
    JsonNode scores = new ObjectMapper().readTree(run.out()).get("scores");
    assertThat(scores.get("more").get("clip_iqa.sharpness").get("hr").isNumber()).isTrue();
    assertThat(scores.get("reason").has("clip_iqa")).isFalse();
    return scores.get("clip_iqa").get("hr").floatValue();
  }
}
