package dev.refocus.dispatch.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import dev.refocus.score.ModelScorers;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import dev.refocus.score.SmallModels;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.models.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestClipScorer {
  private static final Path MODEL = Checkout.root().resolve("datasets/reference/clip/resnet");
  private static final StructType SCHEMA =
      new StructType().add("name", DataTypes.StringType).add("image", DataTypes.BinaryType);

  @Test
  void addsTheScoresThatTheModelGives() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String name : List.of("astronaut.png", "none")) {
      rows.add(RowFactory.create(name, bytes(name)));
    }
    rows.add(RowFactory.create("noise", new byte[] {1, 2, 3}));
    try (SparkSession spark = session();
        ClipIqa model = ClipIqa.open(MODEL, PromptPairs.clipIqa(), Device.cpu())) {
      Dataset<Row> scored =
          new ClipScorer()
              .setInputCol("image")
              .setModelUrl("file://" + MODEL)
              .setBatchSize(2)
              .setEngine("PyTorch")
              .transform(spark.createDataFrame(rows, SCHEMA));
      List<Row> result = scored.collectAsList();

      assertThat(scored.columns()).containsExactly("name", "image", "scores");
      assertThat(result)
          .extracting(row -> row.getString(0))
          .containsExactly("astronaut.png", "none", "noise");
      Map<String, Float> scores = result.get(0).getJavaMap(2);
      float[] expected = model.score(List.of(image("astronaut.png"))).get(0);
      assertThat(scores.keySet()).containsExactlyInAnyOrderElementsOf(model.names());
      for (int i = 0; i < expected.length; i++) {
        assertThat(scores.get(model.names().get(i))).isEqualTo(expected[i]);
      }
      assertThat(result.get(1).isNullAt(2)).as("no bytes").isTrue();
      assertThat(result.get(2).isNullAt(2)).as("no image").isTrue();
    }
  }

  @Test
  void anyScoreOfAnyModelCanBeAskedFor(@TempDir Path folder) throws IOException {
    Path models = SmallModels.all(folder);
    List<Row> rows =
        List.of(
            RowFactory.create("a", bytes("astronaut.png")), RowFactory.create("b", new byte[3]));
    try (SparkSession spark = session();
        Scorers scorers = ModelScorers.open(ModelFolder.open(models), Device.cpu())) {
      List<Row> result =
          new ClipScorer()
              .setModelUrl(models.toString())
              .setScores("aesthetic", "percept.emotion", "sharpness")
              .setReasonCol("reason")
              .transform(spark.createDataFrame(rows, SCHEMA))
              .collectAsList();
      Map<String, Float> scores = result.get(0).getJavaMap(2);
      assertThat(scores)
          .containsOnlyKeys(
              "aesthetic", "percept.emotion.anger", "percept.emotion.awe", "percept.emotion.fear");
      Image image = image("astronaut.png");
      assertThat(scores.get("aesthetic"))
          .isEqualTo(scorers.scoreByModels(List.of(image)).get(0).values().get("aesthetic").hr());
      assertThat(result.get(0).getJavaMap(3)).isEmpty();
      assertThat(result.get(1).isNullAt(2)).isTrue();
      assertThat(result.get(1).<String, String>getJavaMap(3).get("image"))
          .startsWith("NOT_AN_IMAGE: ");
    }
  }

  @Test
  void aModelThatIsNotThereIsAReason(@TempDir Path folder) throws IOException {
    List<Row> rows = List.of(RowFactory.create("a", bytes("astronaut.png")));
    try (SparkSession spark = session()) {
      Row row =
          new ClipScorer()
              .setModelUrl(folder.resolve("nowhere").toString())
              .setScores("clip_iqa.sharpness")
              .setReasonCol("reason")
              .transform(spark.createDataFrame(rows, SCHEMA))
              .head();
      assertThat(row.getJavaMap(2)).isEmpty();
      Map<String, String> reasons = row.getJavaMap(3);
      assertThat(reasons).containsOnlyKeys("clip_iqa");
      assertThat(reasons.get("clip_iqa")).contains("nowhere");
    }
  }

  @Test
  void scoresAreAFunctionOfSql(@TempDir Path folder) throws IOException {
    Path models = SmallModels.all(folder);
    SparkSession.Builder builder =
        builder().config("spark.sql.extensions", ScoreExtensions.class.getName());
    try (SparkSession spark = builder.getOrCreate();
        Scorers scorers = ModelScorers.open(ModelFolder.open(models), Device.cpu())) {
      List<Row> rows =
          List.of(RowFactory.create("a", bytes("astronaut.png")), RowFactory.create("b", null));
      spark.createDataFrame(rows, SCHEMA).createOrReplaceTempView("images");
      String query = "SELECT image_scores(image) AS s, image_scores(image)['niqe'] FROM images";
      assertThatThrownBy(() -> spark.sql(query))
          .isInstanceOf(AnalysisException.class)
          .hasMessageContaining("no models; SET spark.refocus.models=FOLDER");
      spark.conf().set(ScoreExtensions.MODELS, models.toString());
      List<Row> result = spark.sql(query + " ORDER BY name").collectAsList();
      Map<String, Float> scores = result.get(0).getJavaMap(0);
      Scores expected = scorers.scoreByModels(List.of(image("astronaut.png"))).get(0);
      assertThat(scores).containsOnlyKeys(expected.values().keySet());
      expected
          .values()
          .forEach((name, pair) -> assertThat(scores.get(name)).as(name).isEqualTo(pair.hr()));
      assertThat(result.get(0).isNullAt(1)).as("a score that no model gives").isTrue();
      assertThat(result.get(1).isNullAt(0)).as("no image").isTrue();
    }
  }

  @Test
  void aPipelineIsSavedAndLoaded(@TempDir Path folder) throws IOException {
    ClipScorer stage =
        new ClipScorer().setModelUrl("file://" + MODEL).setScores("clip_iqa").setReasonCol("why");
    List<Row> rows = List.of(RowFactory.create("a", bytes("astronaut.png")));
    try (SparkSession spark = session()) {
      Dataset<Row> images = spark.createDataFrame(rows, SCHEMA);
      String saved = folder.resolve("pipeline").toString();
      new Pipeline().setStages(new PipelineStage[] {stage}).write().save(saved);
      PipelineStage loaded = Pipeline.load(saved).getStages()[0];
      assertThat(loaded).isInstanceOf(ClipScorer.class);
      assertThat(loaded.uid()).isEqualTo(stage.uid());
      assertThat(((ClipScorer) loaded).getInputCol()).as("a default").isEqualTo("image");
      assertThat(((ClipScorer) loaded).score(images).select("scores", "why").collectAsList())
          .isEqualTo(stage.transform(images).select("scores", "why").collectAsList());
    }
  }

  @Test
  void saysWhatIsWrong() {
    ClipScorer scorer = new ClipScorer();
    assertThatThrownBy(() -> scorer.setEngine("OnnxRuntime"))
        .isInstanceOf(UsageException.class)
        .hasMessage("engine OnnxRuntime: must be PyTorch");
    assertThatThrownBy(() -> scorer.setBatchSize(0)).hasMessage("batchSize 0: must be at least 1");
    assertThatThrownBy(() -> scorer.transform(null)).hasMessageContaining("no modelUrl");
    assertThatThrownBy(() -> scorer.setInputCol("name").transformSchema(SCHEMA))
        .hasMessage("column name must be binary");
  }

  private static SparkSession session() {
    return builder().getOrCreate();
  }

  private static SparkSession.Builder builder() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", false)
        .appName("clip");
  }

  private static byte[] bytes(String name) throws IOException {
    Path file = Checkout.root().resolve("datasets/demo").resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }

  private static Image image(String name) throws IOException {
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes(name), 1).color();
  }
}
