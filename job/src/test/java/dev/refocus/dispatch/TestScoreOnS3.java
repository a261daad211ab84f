package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import dev.refocus.demo.S3Fixture;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
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
    s3 = new S3Fixture("score-input", "score-output", "score-models", "score-changed");
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
  void modelThatHasChangedIsReadAgain() {
    s3.put("score-changed", "tiny/model.safetensors", WEIGHTS);
    s3.put("score-changed", "models.yaml", registry(Sha256.hex(WEIGHTS)));
    assertThat(open("s3a://score-changed/").usable()).hasSize(1);
    s3.put(
        "score-changed",
        "tiny/model.safetensors",
        "other weights".getBytes(StandardCharsets.UTF_8));
    assertThat(open("s3a://score-changed/").warnings())
        .singleElement()
        .asString()
        .contains("must have " + Sha256.hex(WEIGHTS));
  }

  @Test
  void folderThatIsOneModelNeedsNoRegistry() {
    s3.put("score-changed", "plain/model.safetensors", WEIGHTS);
    s3.put("score-changed", "plain/config.json", WEIGHTS);
    ModelFolder folder = open("s3a://score-changed/plain");
    assertThat(folder.usable()).extracting(ModelEntry::kind).containsExactly(ModelKind.CLIP);
    assertThat(folder.of("").resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
  }

  @Test
  void bucketOfModelsThatIsNotThereIsAWarning() {
    assertThat(open("s3a://score-nowhere/").warnings())
        .singleElement()
        .asString()
        .contains("s3a://score-nowhere/")
        .contains("no such");
  }

  private static ModelFolder open(String uri) {
    Configuration hadoop = new Configuration();
    s3.server().hadoopSettings().forEach(hadoop::set);
    return ModelCache.open(uri, hadoop);
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

  private static CommandRun score(String output) {
    Stream<String> arguments =
        Stream.of(
            "score",
            "s3a://score-input/",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false",
            "--models=s3a://score-models/",
            "--output=" + output);
    return CommandRun.of(
        Stream.concat(arguments, Stream.of(s3.confOptions(Map.of()))).toArray(String[]::new));
  }
}
