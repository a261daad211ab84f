package dev.refocus.udfs;

import static org.apache.spark.sql.functions.call_udf;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestRefocusFunctions {
  private static SparkSession session;

  @BeforeAll
  static void start(@TempDir Path folder) {
    session = RestoredTable.session().getOrCreate();
    RefocusFunctions.register(session);
    RestoredTable.write(session, folder);
    session.table("restored").cache().count();
    session.table("reference").cache().count();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void kernelsOfTwoRunsAreCompared() {
    assertThat(
            column(
                "SELECT kernel_similarity(a.kernel, b.kernel) FROM restored a"
                    + " JOIN reference b USING (image_id) ORDER BY image_id"))
        .containsExactly(1.0, 1.0, 1.0, null);
  }

  @Test
  void kernelCenterHasARowAndAColumn() {
    assertThat(column("SELECT kernel_center(kernel) FROM restored ORDER BY image_id"))
        .containsExactly(
            RowFactory.create(-0.5, 0.5),
            RowFactory.create(0.0, 0.0),
            RowFactory.create(0.0, 0.0),
            null);
    assertThat(column("SELECT kernel_center(kernel).column FROM restored WHERE image_id = '0'"))
        .containsExactly(0.5);
  }

  @Test
  void imagesOfTwoRunsAreCompared() {
    List<Object> psnr = column(compare("image_psnr"));
    assertThat((Double) psnr.get(0)).isCloseTo(-20 * Math.log10(0.2), within(1e-5));
    assertThat((Double) psnr.get(1)).isCloseTo(120, within(1e-9));
    assertThat(psnr.subList(2, 4)).containsOnlyNulls();
    List<Object> ssim = column(compare("image_ssim"));
    assertThat((Double) ssim.get(0)).isCloseTo((0.16 + 1e-4) / (0.2 + 1e-4), within(1e-6));
    assertThat((Double) ssim.get(1)).isCloseTo(1, within(1e-12));
    assertThat(ssim.subList(2, 4)).containsOnlyNulls();
  }

  @Test
  void literalNullIsNull() {
    assertThat(
            session
                .sql(
                    "SELECT kernel_similarity(NULL, array(1)), kernel_center(NULL),"
                        + " image_psnr(NULL, NULL), image_ssim(NULL, X'00')")
                .head())
        .isEqualTo(RowFactory.create(null, null, null, null));
  }

  @Test
  void dataFramesCallThemByName() {
    assertThat(
            session
                .table("restored")
                .where("image_id = '1'")
                .select(call_udf("kernel_similarity", col("kernel"), col("kernel.weights")))
                .head()
                .getDouble(0))
        .isEqualTo(1);
  }

  @Test
  void argumentOfTheWrongTypeFailsBeforeTheQueryRuns() {
    assertThatExceptionOfType(AnalysisException.class)
        .isThrownBy(() -> session.sql("SELECT kernel_center(uri) FROM restored"))
        .withMessageContaining(
            "kernel_center(k): k is restored.uri of type string,"
                + " must be struct<size:int,weights:array<float>> or array<float>;"
                + " pass the row's kernel");
    assertThatExceptionOfType(AnalysisException.class)
        .isThrownBy(() -> session.sql("SELECT image_psnr(hr.bytes, hr.path) FROM restored"))
        .withMessageContaining(
            "image_psnr(png_a, png_b): png_b is restored.hr.`path` of type string")
        .withMessageContaining("must be binary; pass the row's hr.bytes");
  }

  @Test
  void structThatIsNoKernelFailsBeforeTheQueryRuns() {
    assertThatExceptionOfType(AnalysisException.class)
        .isThrownBy(() -> session.sql("SELECT kernel_center(hr) FROM restored"))
        .withMessageContaining("of type struct<bytes: binary, path: string>");
  }

  @Test
  void wrongNumberOfArgumentsFailsBeforeTheQueryRuns() {
    assertThatExceptionOfType(AnalysisException.class)
        .isThrownBy(() -> session.sql("SELECT kernel_similarity(kernel) FROM restored"))
        .withMessageContaining(
            "kernel_similarity with 1 arguments, must be kernel_similarity(a, b)");
  }

  @Test
  void wrongValueFailsTheQueryWithItsReason() {
    assertThatExceptionOfType(SparkException.class)
        .isThrownBy(() -> column("SELECT image_ssim(hr.bytes, X'CAFE') FROM restored"))
        .withMessageContaining("image_ssim")
        .withMessageContaining(
            "png_b: no PNG image: 2 bytes that begin with 'cafe',"
                + " must begin with '89504e470d0a1a0a'");
  }

  @Test
  void anotherSessionMustRegisterForItself() {
    SparkSession other = session.newSession();
    assertThatExceptionOfType(AnalysisException.class)
        .isThrownBy(() -> other.sql("SELECT kernel_center(array(1))"))
        .withMessageContaining("kernel_center");
    RefocusFunctions.register(other);
    assertThat(other.sql("SELECT kernel_center(array(1)).row").head().getDouble(0)).isZero();
  }

  @Test
  void classesCanBeRegisteredByName() {
    session
        .udf()
        .registerJava("my_similarity", KernelSimilarityUdf.class.getName(), DataTypes.DoubleType);
    assertThat(column("SELECT my_similarity(kernel, kernel) FROM restored WHERE image_id = '0'"))
        .containsExactly(1.0);
  }

  private static String compare(String function) {
    return "SELECT %s(a.hr.bytes, b.hr.bytes) FROM restored a JOIN reference b USING (image_id) ORDER BY image_id"
        .formatted(function);
  }

  private static List<Object> column(String query) {
    return session.sql(query).collectAsList().stream().map(row -> row.get(0)).toList();
  }
}
