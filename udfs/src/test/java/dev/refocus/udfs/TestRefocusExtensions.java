package dev.refocus.udfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class TestRefocusExtensions {
  private static SparkSession session;
  private static Path folder;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    session =
        RestoredTable.session()
            .config("spark.sql.extensions", "dev.refocus.udfs.RefocusExtensions")
            .getOrCreate();
    RestoredTable.write(session, folder);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void everySessionHasTheFunctions() {
    for (SparkSession each : List.of(session, session.newSession())) {
      assertThat(each.sql("SELECT kernel_similarity(array(1), array(2))").head().getDouble(0))
          .isEqualTo(1);
    }
  }

  @Test
  void functionsAreListed() {
    assertThat(session.sql("SHOW FUNCTIONS LIKE 'kernel_*|image_*'").collectAsList())
        .extracting(row -> row.getString(0))
        .contains(
            "image_brisque",
            "image_niqe",
            "image_psnr",
            "image_ssim",
            "kernel_center",
            "kernel_similarity");
  }

  @Test
  void temporaryViewsCanUseThem() {
    session.sql("CREATE TEMPORARY VIEW centers AS SELECT kernel_center(kernel) AS c FROM restored");
    assertThat(session.sql("SELECT c.row FROM centers WHERE c.row < 0").collectAsList())
        .containsExactly(RowFactory.create(-0.5));
  }

  @Test
  void functionsDescribeThemselves() {
    assertThat(lines("DESCRIBE FUNCTION kernel_center"))
        .contains(
            "Function: kernel_center",
            "Class: dev.refocus.udfs.KernelCenterUdf",
            "Usage: kernel_center(k) - Centre of mass of a kernel in HR pixels"
                + " (row down, column right) from its middle.");
    assertThat(String.join("\n", lines("DESCRIBE FUNCTION EXTENDED image_psnr")))
        .contains(
            "Arguments:\n", "* png_b - binary", "Examples:\n", "> SELECT DISTINCT image_psnr(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel_similarity",
        "kernel_center",
        "image_psnr",
        "image_ssim",
        "image_niqe",
        "image_brisque"
      })
  void describedExamplesGiveWhatTheySay(String function) {
    String text = String.join("\n", lines("DESCRIBE FUNCTION EXTENDED " + function));
    List<MatchResult> examples =
        Pattern.compile("> (SELECT .*);\\n\\s*(\\S+)").matcher(text).results().toList();
    assertThat(examples).isNotEmpty();
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(session.sql(example.group(1)).toJSON().head())
                    .endsWith(":%s}".formatted(example.group(2))));
  }

  @Test
  void documentedStatementsRun() throws IOException {
    List<List<Row>> results =
        documentedStatements().stream().map(TestRefocusExtensions::run).toList();
    assertThat(results).hasSize(6);
    assertThat(results.get(2)).containsExactly(RowFactory.create("a.png", -0.5, 0.5));
    assertThat(results.get(3))
        .containsExactly(
            RowFactory.create("a.png", 1.0, 13.98, 0.8001),
            RowFactory.create("b.png", 1.0, 120.0, 1.0));
    assertThat(results.get(4)).containsExactly(RowFactory.create(0.5));
    assertThat(results.get(5)).hasSize(4).allMatch(row -> row.isNullAt(1) && row.isNullAt(2));
  }

  private static List<Row> run(String statement) {
    return session
        .sql(
            statement
                .replace("TEMPORARY VIEW", "OR REPLACE TEMPORARY VIEW")
                .replace("s3a://archive", folder.toString()))
        .collectAsList();
  }

  /** The SQL of the package page, statement by statement. */
  private static List<String> documentedStatements() throws IOException {
    String page = Files.readString(Path.of("src/main/java/dev/refocus/udfs/package-info.java"));
    String sql =
        Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(match -> match.group(1).replaceAll("(?m)^ \\* ?", ""))
            .collect(Collectors.joining());
    return Arrays.stream(sql.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static List<String> lines(String query) {
    return session.sql(query).collectAsList().stream()
        .flatMap(row -> row.getString(0).lines())
        .toList();
  }
}
