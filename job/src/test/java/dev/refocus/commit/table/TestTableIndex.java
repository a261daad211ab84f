package dev.refocus.commit.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.commit.CommitRows;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowFile;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.row.RestorationRow;
import dev.refocus.row.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestTableIndex {
  private static final ImageRef A =
      new ImageRef("file:/a.png", "set", null, new Listed(10, 5, "x"), true, null, 0);
  private static final ImageRef B = new ImageRef("file:/b.png", "set", 20, 6, true);

  private static SparkSession spark;

  @TempDir private Path folder;
  private TableIndex index;

  @BeforeAll
  static void openSession() {
    spark = SparkSessions.open("local[1]", Map.of("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void closeSession() {
    spark.close();
  }

  @BeforeEach
  void openIndex() {
    index =
        new TableIndex(
            spark,
            new OutputFolder(
                folder.resolve("table").toString(), spark.sparkContext().hadoopConfiguration()));
  }

  @Test
  void anOutputThatIsNotThereHasNoFiles() throws IOException {
    assertThat(index.look().files()).isEmpty();
  }

  @Test
  void saysOfEveryFileWhatItsRowsSayOfTheirInputs() throws IOException {
    Path file = write("part-0.parquet", A, Status.RESTORED, 100);
    write("part-1.parquet", B, Status.FAILED, 200);
    assertThat(index.look().files())
        .containsExactlyInAnyOrder(
            new TableFile(
                "part-0.parquet",
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis(),
                List.of(
                    new Entry(A.uri(), "restored", false, 100_000, null, new Listed(10, 5, "x")))),
            new TableFile(
                "part-1.parquet",
                Files.size(table().resolve("part-1.parquet")),
                Files.getLastModifiedTime(table().resolve("part-1.parquet")).toMillis(),
                List.of(
                    new Entry(B.uri(), "failed", false, 200_000, null, new Listed(20, 6, null)))));
  }

  @Test
  void onlyFilesOfRowsAreTheTables() throws IOException {
    write("part-0.parquet", A, Status.RESTORED, 100);
    Files.writeString(table().resolve("_MANIFEST.json"), "{}");
    Files.writeString(table().resolve("part-1.parquet.partial"), "PAR1");
    Files.writeString(table().resolve("picture.png"), "no row");
    Files.createDirectory(table().resolve("part-2.parquet"));
    assertThat(index.look().files()).extracting(TableFile::name).containsExactly("part-0.parquet");
  }

  @Test
  void aFileThatWasReadIsNotReadAgain() throws IOException {
    Path file = write("part-0.parquet", A, Status.RESTORED, 100);
    var first = index.look().files().get(0).entries();
    Files.writeString(file, "no Parquet any more");
    assertThat(index.look().files().get(0).entries()).hasSize(1).isEqualTo(first);
  }

  @Test
  void newFilesAreSeenAndDeletedOnesAreNot() throws IOException {
    Path file = write("part-0.parquet", A, Status.FAILED, 100);
    assertThat(index.look().files()).extracting(TableFile::name).containsExactly("part-0.parquet");
    write("part-1.parquet", A, Status.RESTORED, 200);
    Files.delete(file);
    assertThat(index.look().files()).extracting(TableFile::name).containsExactly("part-1.parquet");
  }

  private Path table() {
    return folder.resolve("table");
  }

  private Path write(String name, ImageRef ref, Status status, long second) throws IOException {
    byte[] bytes = new RowFile(RestorationRow.SCHEMA).bytes(CommitRows.row(ref, status, second));
    return Files.write(Files.createDirectories(table()).resolve(name), bytes);
  }
}
