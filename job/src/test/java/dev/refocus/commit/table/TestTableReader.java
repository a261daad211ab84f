package dev.refocus.commit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.dispatch.SparkSessions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose files another driver replaces between listing and reading. */
@Tag("long")
class TestTableReader {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void openSession() {
    spark = SparkSessions.open("local[1]", Map.of("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void closeSession() {
    spark.close();
  }

  @Test
  void aFileThatIsGoneSinceItWasListedIsLookedForAgain() throws IOException {
    write(3);
    Dataset<Row> listed = TableReader.read(spark, folder.toString());
    deleteFiles();
    write(5);
    assertThatThrownBy(listed::count).hasRootCauseInstanceOf(FileNotFoundException.class);

    List<Dataset<Row>> readings = List.of(listed, TableReader.read(spark, folder.toString()));
    int[] attempt = new int[1];
    assertThat(TableReader.<Long>settled(() -> readings.get(attempt[0]++).count())).isEqualTo(5);
    assertThat(attempt[0]).isEqualTo(2);
  }

  @Test
  void otherFaultsAndFilesThatStayAwayAreNotHidden() {
    int[] attempts = new int[2];
    assertThatThrownBy(
            () ->
                TableReader.settled(
                    () -> {
                      attempts[0]++;
                      throw new UncheckedIOException(new FileNotFoundException("away"));
                    }))
        .hasRootCauseMessage("away");
    assertThat(attempts[0]).isEqualTo(5);
    assertThatThrownBy(
            () ->
                TableReader.settled(
                    () -> {
                      attempts[1]++;
                      throw new IllegalStateException("another fault");
                    }))
        .hasMessage("another fault");
    assertThat(attempts[1]).isEqualTo(1);
  }

  private void write(int rows) {
    spark.range(rows).coalesce(1).write().mode(SaveMode.Append).parquet(folder.toString());
  }

  private void deleteFiles() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().contains("part-")).toList()) {
        Files.delete(file);
      }
    }
  }
}
