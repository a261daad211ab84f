package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Images, models and rows of scores on S3. */
@Timeout(120)
class TestScoreOnS3 {
  private static final byte[] WEIGHTS = "no weights".getBytes(StandardCharsets.UTF_8);

  private static S3Fixture s3;

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("score-input", "score-output", "score-models");
    s3.put("score-input", "photos/a.png", SampleImages.png(192, 96, 1));
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void readsImagesAndModelsAndCommitsRows() throws IOException {
    s3.put("score-models", "tiny/model.safetensors", WEIGHTS);
    s3.put("score-models", "models.yaml", registry(Sha256.hex(WEIGHTS)));
    CommandRun run = score("s3a://score-output/scores");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("a.png +192 x 96 +[\\d.]+ +[\\d.]+");
    assertThat(run.err()).doesNotContain("warning");
    assertThat(s3.keys("score-output"))
        .contains("scores/_SUCCESS")
        .anyMatch(key -> key.matches("scores/part-.*\\.parquet"));
  }

  @Test
  void modelThatHasChangedIsReadAgain() throws IOException {
    s3.put("score-models", "tiny/model.safetensors", WEIGHTS);
    s3.put("score-models", "models.yaml", registry(Sha256.hex(WEIGHTS)));
    assertThat(score(null).err()).doesNotContain("warning");
    s3.put("score-models", "models.yaml", registry("ab".repeat(32)));
    assertThat(score(null).err())
        .contains("warning: scores stay null: ")
        .contains("model.safetensors has sha256 " + Sha256.hex(WEIGHTS));
  }

  @Test
  void bucketOfModelsThatIsNotThereIsAWarning() {
    CommandRun run = score(null, "--models=s3a://score-nowhere/");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("warning: scores stay null: s3a://score-nowhere/: no such file or folder");
  }

  private static byte[] registry(String sha256) {
    return """
        models:
          tiny:
            kind: clip
            licence: MIT
            page: none
            files:
              model.safetensors: {sha256: %s}
        """
        .formatted(sha256)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static CommandRun score(String output, String... more) {
    Stream<String> arguments =
        Stream.of(
            "score",
            "s3a://score-input/",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false",
            more.length > 0 ? more[0] : "--models=s3a://score-models/");
    return CommandRun.of(
        Stream.of(
                arguments,
                Stream.of(s3.confOptions(Map.of())),
                Stream.ofNullable(output).map(uri -> "--output=" + uri))
            .flatMap(parts -> parts)
            .toArray(String[]::new));
  }
}
