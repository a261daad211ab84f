package dev.refocus.commit.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ParquetTable;
import dev.refocus.commit.CommitRows;
import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.Manifest.DataFile;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowFile;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.Inputs.Listing;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.row.RestorationRow;
import dev.refocus.row.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestTableCommit {
  private static final ImageRef A = new ImageRef("file:/in/a.png", "set", 10, 5, true);
  private static final ImageRef B = new ImageRef("file:/in/b.png", "set", 20, 6, true);
  private static final ImageRef C = new ImageRef("file:/in/c.png", "set", 30, 7, true);
  private static final int IMAGES_PER_FILE = 2;

  private static SparkSession spark;

  @TempDir private Path folder;
  private OutputFolder output;
  private Ledger ledger;
  private int few = TableParts.FEW;

  @BeforeAll
  static void openSession() {
    spark = SparkSessions.open("local[1]", Map.of("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void closeSession() {
    spark.close();
  }

  @BeforeEach
  void openOutput() {
    output = new OutputFolder(folder.toString(), spark.sparkContext().hadoopConfiguration());
    ledger = new Ledger(output, FitConfig.DEFAULT.id());
  }

  @Test
  void itemsBecomeRowsAndTheManifestNamesTheirFiles() throws IOException {
    put(A, Status.RESTORED, 1);
    put(B, Status.FAILED, 1);
    put(C, Status.DEGRADED, 1);
    Manifest manifest = commit("run", A, B, C).orElseThrow();
    assertThat(statuses())
        .isEqualTo(Map.of("a.png", "restored", "b.png", "failed", "c.png", "degraded"));
    assertThat(manifest.counts())
        .isEqualTo(Map.of("restored", 1L, "degraded", 1L, "failed", 1L, "skipped", 0L));
    assertThat(manifest.files()).hasSize(2).isEqualTo(filesOnDisk());
    assertThat(Manifest.read(output)).contains(manifest);
    assertThat(ledger.items()).isEmpty();
  }

  @Test
  void noManifestIsWrittenWhileAnInputHasNoRow() throws IOException {
    put(A, Status.RESTORED, 1);
    assertThat(commit("run", A, B)).isEmpty();
    assertThat(Manifest.read(output)).isEmpty();
    assertThat(statuses()).isEqualTo(Map.of("a.png", "restored"));
  }

  @Test
  void whereNothingIsNewTheFormerManifestStays() throws IOException {
    put(A, Status.RESTORED, 1);
    Manifest former = commit("former", A).orElseThrow();
    assertThat(commit("later", A)).contains(former);
    assertThat(Manifest.read(output)).contains(former);
  }

  @Test
  void aSuccessTakesThePlaceOfAFailureAndTheOtherRowsMove() throws IOException {
    put(A, Status.FAILED, 1);
    put(B, Status.RESTORED, 1);
    List<DataFile> former = commit("former", A, B).orElseThrow().files();
    put(A, Status.RESTORED, 2);
    Manifest manifest = commit("later", A, B).orElseThrow();
    assertThat(statuses()).isEqualTo(Map.of("a.png", "restored", "b.png", "restored"));
    assertThat(manifest.files()).isEqualTo(filesOnDisk()).doesNotContainAnyElementsOf(former);
  }

  @Test
  void aFailureAfterASuccessIsForgotten() throws IOException {
    put(A, Status.RESTORED, 1);
    Manifest former = commit("former", A).orElseThrow();
    put(A, Status.FAILED, 2);
    assertThat(commit("later", A)).contains(former);
    assertThat(ledger.items()).isEmpty();
  }

  @Test
  void rowsOfFormerInputsStayAndAreCountedApart() throws IOException {
    put(A, Status.RESTORED, 1);
    commit("former", A);
    put(B, Status.FAILED, 2);
    Manifest manifest = commit("later", B).orElseThrow();
    assertThat(statuses()).containsOnlyKeys("a.png", "b.png");
    assertThat(manifest.rows()).isEqualTo(2);
    assertThat(manifest.inputs()).isEqualTo(1);
    assertThat(manifest.count(Status.RESTORED)).isZero();
    assertThat(manifest.count(Status.FAILED)).isEqualTo(1);
  }

  @Test
  void whatACrashLeftBeforeTheManifestIsFinished() throws IOException {
    put(A, Status.RESTORED, 1);
    Files.write(
        folder.resolve("part-crashed.parquet"),
        new RowFile(RestorationRow.SCHEMA).bytes(CommitRows.row(A, Status.RESTORED, 1)));
    Manifest manifest = commit("run", A).orElseThrow();
    assertThat(manifest.files()).extracting(DataFile::name).containsExactly("part-crashed.parquet");
    assertThat(statuses()).isEqualTo(Map.of("a.png", "restored"));
    assertThat(ledger.items()).isEmpty();
  }

  @Test
  void aFileThatAnotherMakesSuperfluousIsDeleted() throws IOException {
    put(A, Status.RESTORED, 2);
    Manifest former = commit("former", A).orElseThrow();
    Path spent = folder.resolve("part-spent.parquet");
    Files.write(
        spent, new RowFile(RestorationRow.SCHEMA).bytes(CommitRows.row(A, Status.FAILED, 1)));
    assertThat(commit("later", A)).contains(former);
    assertThat(spent).doesNotExist();
  }

  @Test
  void executorsLookAtManyRowsAsTheDriverDoesAtFew() throws IOException {
    few = 1;
    put(A, Status.FAILED, 1);
    put(B, Status.RESTORED, 1);
    put(C, Status.SKIPPED, 1);
    commit("former", A, B, C);
    put(A, Status.RESTORED, 2);
    Manifest manifest = commit("later", A, B).orElseThrow();
    assertThat(statuses())
        .isEqualTo(Map.of("a.png", "restored", "b.png", "restored", "c.png", "skipped"));
    assertThat(manifest.files()).isEqualTo(filesOnDisk());
    assertThat(manifest.rows()).isEqualTo(3);
    assertThat(manifest.inputCounts())
        .isEqualTo(Map.of("restored", 2L, "degraded", 0L, "failed", 0L, "skipped", 0L));
    assertThat(ledger.items()).isEmpty();
    few = TableParts.FEW;
    assertThat(commit("once more", A, B)).contains(manifest);
  }

  @Test
  void someRowsMoveBeforeARunEnds() throws IOException {
    put(A, Status.RESTORED, 1);
    put(B, Status.RESTORED, 1);
    commitOf().move(new Listing(List.of(A), System.currentTimeMillis()));
    assertThat(statuses()).isEqualTo(Map.of("a.png", "restored"));
    assertThat(ledger.items()).extracting(LedgerItem::key).containsExactly(Ledger.key(B));
    assertThat(Manifest.read(output)).isEmpty();
    assertThat(commit("run", A, B).orElseThrow().count(Status.RESTORED)).isEqualTo(2);
  }

  private void put(ImageRef ref, Status status, long second) {
    ledger.put(ref, CommitRows.row(ref, status, second));
  }

  private Optional<Manifest> commit(String runId, ImageRef... refs) throws IOException {
    return commitOf().run(runId, new Listing(List.of(refs), System.currentTimeMillis()));
  }

  private TableCommit commitOf() throws IOException {
    RowWriter writer = new RowWriter(spark, output, IMAGES_PER_FILE);
    TableRows rows = new TableRows(spark, writer, IMAGES_PER_FILE);
    TableParts parts =
        new TableParts(
            new JavaSparkContext(spark.sparkContext()), new TableIndex(spark, output, few), few);
    return new TableCommit(output, ledger, parts, rows, FitConfig.DEFAULT);
  }

  private Map<String, Object> statuses() throws IOException {
    Map<String, Object> statuses = new TreeMap<>();
    new ParquetTable(folder)
        .rows("/in")
        .forEach((name, row) -> statuses.put(name, row.get("status")));
    return statuses;
  }

  private List<DataFile> filesOnDisk() throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Path file : new ParquetTable(folder).files()) {
      long rows =
          ParquetTable.footer(file).getBlocks().stream().mapToLong(b -> b.getRowCount()).sum();
      byte[] bytes = Files.readAllBytes(file);
      String name = file.getFileName().toString();
      files.add(new DataFile(name, bytes.length, rows, Sha256.hex(bytes)));
    }
    return files;
  }
}
