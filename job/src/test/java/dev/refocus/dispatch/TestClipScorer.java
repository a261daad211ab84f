package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.Checkout;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

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
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", false)
        .appName("clip")
        .getOrCreate();
  }

  private static byte[] bytes(String name) throws IOException {
    Path file = Checkout.root().resolve("datasets/demo").resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }

  private static Image image(String name) throws IOException {
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(bytes(name), 1).color();
  }
}
