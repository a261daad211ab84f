package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.FolderCopy;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one after the other on one output. */
@Tag("long")
class TestResume {
  @TempDir private static Path temporary;

  private static Path archive;
  private static Path output;
  private static FolderCopy restored;

  @BeforeAll
  static void restoreAnArchive() throws IOException {
    Path run = Files.createDirectory(temporary.resolve("run"));
    archive = Files.createDirectories(run.resolve("archive"));
    output = run.resolve("output");
    Files.write(archive.resolve("a.png"), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve("b.png"), SampleImages.halfPng(3));
    Files.writeString(archive.resolve("notes.txt"), "no image by its name");
    assertThat(restore().exitCode()).isEqualTo(2);
    restored = FolderCopy.of(run, temporary.resolve("restored"));
  }

  @BeforeEach
  void startFromIt() throws IOException {
    restored.restore();
  }

  @Test
  void nothingLeftIsSaidAndNothingIsWritten() throws IOException {
    Map<String, Map<String, Object>> before = rows();
    List<Path> files = new ParquetTable(output).files();
    CommandRun again = restore();
    assertThat(again.err())
        .contains("3 of 3 inputs are done already, in " + output)
        .contains(
            "3 done before, 0 new\n",
            "1 failed in earlier runs and were not tried again: --retry-failed tries them, --strict makes them exit code 2\n")
        .doesNotContain("images done", "such as");
    assertThat(again.out()).isEmpty();
    assertThat(again.exitCode()).isZero();
    assertThat(restore("--strict").exitCode()).isEqualTo(2);
    assertThat(rows()).isEqualTo(before);
    assertThat(new ParquetTable(output).files()).isEqualTo(files);
  }

  @Test
  void inputMayGrow() throws IOException {
    Map<String, Map<String, Object>> before = rows();
    Files.write(archive.resolve("c.png"), SampleImages.png(24, 26, 2));
    CommandRun grown = restore();
    assertThat(grown.err()).contains("3 of 4 inputs are done already").contains("1 of 1 images");
    assertThat(grown.err()).contains("3 done before, 1 new\n");
    assertThat(grown.outLines()).hasSize(2).last().asString().startsWith("archive/c.png ");
    assertThat(rows()).containsAllEntriesOf(before).containsOnlyKeys(names("c.png"));
    assertThat(manifest().path("inputs").asInt()).isEqualTo(4);
    assertThat(manifest().path("files")).hasSize(2);
  }

  @Test
  void failuresAreTriedAgainWhenAskedFor() throws IOException {
    Object first = rows().get("a.png");
    Object startedAt = rows().get("b.png").get("started_at");
    assertThat(restore().err()).contains("3 of 3 inputs");
    assertThat(rows().get("b.png")).containsEntry("started_at", startedAt);

    CommandRun again = restore("--retry-failed");
    assertThat(again.err()).contains("2 of 3 inputs are done already");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat((long) rows().get("b.png").get("started_at")).isGreaterThan((long) startedAt);
    assertThat(rows().get("a.png")).isEqualTo(first);
    assertThat(rows()).containsOnlyKeys(names());
  }

  @Test
  void bytesThatHaveChangedAreRestored() throws IOException {
    Object first = rows().get("a.png");
    Files.write(archive.resolve("b.png"), SampleImages.png(24, 24, 3));
    CommandRun mended = restore();
    assertThat(mended.exitCode()).as(mended.err()).isZero();
    assertThat(rows().get("b.png").get("hr")).isNotNull();
    assertThat(rows().get("a.png")).isEqualTo(first);
    assertThat(rows()).containsOnlyKeys(names());
    assertThat(manifest().path("counts").path("failed").asInt()).isZero();
  }

  @Test
  void anotherPictureOfTheSameLengthAndAnOlderTimeIsRestored() throws IOException {
    Path bitmap = archive.resolve("c.bmp");
    Files.write(bitmap, bitmap(1));
    restore();
    Object first = rows().get("c.bmp").get("image_id");
    Files.write(bitmap, bitmap(2));
    Files.setLastModifiedTime(bitmap, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(restore().err()).contains("3 of 4 inputs are done already");
    assertThat(rows().get("c.bmp").get("image_id"))
        .isEqualTo(Sha256.hex(bitmap(2)))
        .isNotEqualTo(first);
    assertThat(restore().err()).contains("4 of 4 inputs are done already");
    assertThat(rows()).containsOnlyKeys(names("c.bmp"));
  }

  /** BMPs of equal sides have equal lengths. */
  private static byte[] bitmap(long seed) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(SampleImages.png(24, 24, seed)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "bmp", bytes);
    return bytes.toByteArray();
  }

  @Test
  void formerInputsThatFailedAreNoFailureOfThisRun() throws IOException {
    Files.delete(archive.resolve("b.png"));
    CommandRun without = restore();
    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(without.err())
        .containsPattern(
            "2 inputs: . restored, . degraded, 0 failed, 1 skipped; and 1 rows of inputs that are gone; run");
    assertThat(rows()).containsOnlyKeys(names());
    assertThat(manifest().path("counts").path("failed").asInt()).isEqualTo(1);
    assertThat(manifest().path("input_counts").path("failed").asInt()).isZero();
    assertThat(manifest().path("rows").asInt()).isEqualTo(3);

    Files.write(archive.resolve("b.png"), SampleImages.halfPng(3));
    assertThat(restore("--strict").exitCode()).as("it is there again").isEqualTo(2);
  }

  @Test
  void whatIsNoImageByItsBytesIsSkippedOnce() throws IOException {
    Files.write(archive.resolve("b.png"), SampleImages.png(24, 24, 3));
    Files.writeString(archive.resolve("c.png"), "no image");
    CommandRun run = restore();
    assertThat(run.exitCode()).as(run.err()).isZero();
    Object startedAt = rows().get("c.png").get("started_at");
    CommandRun again = restore("--retry-failed");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("4 of 4 inputs are done already");
    assertThat(rows().get("c.png")).containsEntry("started_at", startedAt);

    Files.write(archive.resolve("c.png"), SampleImages.png(24, 24, 4));
    assertThat(restore().err()).contains("3 of 4 inputs are done already");
    assertThat(rows().get("c.png").get("hr")).isNotNull();
  }

  /** Outputs of former versions go on. */
  @Test
  void rowsThatDoNotHoldWhatWasListedCountByTheirTimes() throws IOException {
    Path older = temporary.resolve("older");
    try (SparkSession spark =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", false).getOrCreate()) {
      spark.read().parquet(output.toString()).drop("listed").write().parquet(older.toString());
    }
    for (Path file : new ParquetTable(output).files()) {
      Files.delete(file);
    }
    for (Path file : new ParquetTable(older).files()) {
      Files.copy(file, output.resolve(file.getFileName()));
    }
    assertThat(restore().err()).contains("3 of 3 inputs are done already");
    Files.write(archive.resolve("b.png"), SampleImages.halfPng(4));
    assertThat(restore().err()).contains("2 of 3 inputs are done already");
    assertThat(rows()).containsOnlyKeys(names());
  }

  @Test
  void otherSettingsAreRefusedWithTheKeyThatDiffers() throws IOException {
    Map<String, Map<String, Object>> before = rows();
    CommandRun other = restore("--scale=3");
    assertThat(other.err())
        .isEqualTo(
            "refocus: --output %s: an earlier run began this output with fit.scale=2, and this run has 3; use the same value or name another folder\n"
                .formatted(output));
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void filesOfACommitThatDiedBesideTheManifestAreRemoved() throws IOException {
    Map<String, Map<String, Object>> before = Rows.lasting(rows());
    Path file = new ParquetTable(output).files().get(0);
    Files.copy(file, output.resolve("part-00000-zombie.parquet"));
    assertThat(restore("--strict").exitCode()).isEqualTo(2);
    assertThat(new ParquetTable(output).files()).hasSize(1);
    assertThat(Rows.lasting(rows())).isEqualTo(before);
    assertThat(manifest().path("files")).hasSize(1);
  }

  @Test
  void rowsThatSomeoneDeletedAreMadeAgain() throws IOException {
    Map<String, Map<String, Object>> before = Rows.lasting(rows());
    for (Path file : new ParquetTable(output).files()) {
      Files.delete(file);
    }
    CommandRun again = restore();
    assertThat(again.err()).doesNotContain("done already").contains("3 of 3 images done");
    assertThat(Rows.lasting(rows())).isEqualTo(before);
  }

  private static CommandRun restore(String... more) {
    List<String> options = new ArrayList<>(List.of("--profile=fast"));
    options.add(more.length > 0 && more[0].startsWith("--scale") ? "--json" : "--scale=2");
    options.addAll(List.of(more));
    return CommandRun.restore("local[2]", archive, output, options.toArray(String[]::new));
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output).rows("/archive");
  }

  private JsonNode manifest() throws IOException {
    byte[] json = Files.readAllBytes(output.resolve("_MANIFEST.json"));
    return new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8));
  }

  private static String[] names(String... more) {
    String[] names = new String[3 + more.length];
    System.arraycopy(new String[] {"a.png", "b.png", "notes.txt"}, 0, names, 0, 3);
    System.arraycopy(more, 0, names, 3, more.length);
    return names;
  }
}
