package dev.refocus.dispatch.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.demo.S3Fixture;
import dev.refocus.dispatch.executor.ModelCache;
import dev.refocus.dispatch.sql.ClipScorer;
import dev.refocus.image.Image;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images, models and rows of scores on S3. */
@Timeout(120)
@Tag("long")
class TestScoreOnS3 {
  /** A sound file without an array. */
  private static final byte[] WEIGHTS = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};

  private static S3Fixture s3;

  @TempDir private Path adapter;

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
  void aStageOfAPipelineReadsItsModelThere() throws IOException {
    Path model = Checkout.root().resolve("datasets/reference/clip/vit");
    for (String name : List.of("model.safetensors", "config.json", "tokenizer.json")) {
      s3.put("score-changed", "vit/" + name, Files.readAllBytes(model.resolve(name)));
    }
    byte[] png = SampleImages.png(64, 48, 5);
    SparkSession.Builder builder =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", false);
    s3.server()
        .hadoopSettings()
        .forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    try (SparkSession spark = builder.getOrCreate();
        ClipIqa local = ClipIqa.open(model, PromptPairs.clipIqa(), Device.cpu())) {
      StructType schema = new StructType().add("image", DataTypes.BinaryType);
      Row row =
          new ClipScorer()
              .setModelUrl("s3a://score-changed/vit")
              .transform(spark.createDataFrame(List.of(RowFactory.create(png)), schema))
              .head();
      Image image = new ImageDecoder(DecodeLimits.DEFAULT).decode(png, 1).color();
      Map<String, Float> scores = row.getJavaMap(1);
      assertThat(scores).containsEntry("clip_iqa", local.score(List.of(image)).get(0)[0]);
    }
  }

  @Test
  void adaptReadsOpinionsAndImagesThere() throws IOException {
    StringBuilder csv = new StringBuilder("image,mos\n");
    for (int i = 0; i < 10; i++) {
      s3.put(
          "score-changed",
          String.format(Locale.ROOT, "opinions/%d.png", i),
          SampleImages.png(40, 40, i));
      csv.append(String.format(Locale.ROOT, "%d.png,%d%n", i, i));
    }
    s3.put("score-changed", "opinions/mos.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    Map<String, String> settings = s3.server().hadoopSettings();
    settings.forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
    try {
      CommandRun run =
          CommandRun.of(
              "adapt",
              "--backbone=" + Checkout.root().resolve("datasets/reference/clip/vit"),
              "--opinions=s3a://score-changed/opinions/mos.csv",
              "--output=" + adapter,
              "--rank=0",
              "--epochs=2");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(adapter.resolve("adapter.json")).content().contains("mos.csv, 6 training");
    } finally {
      settings.keySet().forEach(key -> System.clearProperty("spark.hadoop." + key));
    }
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
