package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of equal bytes, of other names in one run and between runs. */
@Tag("long")
class TestEqualBytes {
  @TempDir private Path temporary;
  private Path archive;
  private Path output;
  private byte[] first;

  @BeforeEach
  void makeAnArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive/a")).getParent();
    output = temporary.resolve("output");
    first = SampleImages.png(28, 24, 1);
    Files.write(archive.resolve("a/first.png"), first);
  }

  @Test
  void equalFilesAreFittedOnceAndHaveRowsOfTheirOwn() throws IOException {
    Files.write(archive.resolve("copy.png"), first);
    Files.write(archive.resolve("other.png"), sameLength(first));
    CommandRun run = restore();
    assertThat(run.err())
        .contains("1 of equal bytes: each took the row of its bytes instead of a fit")
        .contains("3 of 3 images done")
        .contains("3 inputs: ");
    assertThat(fit("copy.png")).isEqualTo(fit("a/first.png"));
    assertThat(rows().get("copy.png"))
        .containsEntry("uri", "file:" + archive.resolve("copy.png"))
        .containsEntry("dataset", "archive")
        .containsEntry("image_id", Sha256.hex(first));
    assertThat(Rows.struct(rows().get("copy.png").get("listed"))).containsEntry("path", "copy.png");
    assertThat(lasting("copy.png")).isEqualTo(lasting("a/first.png"));
    assertThat(rows().get("other.png").get("image_id")).isNotEqualTo(Sha256.hex(first));
    assertThat(restore().err()).contains("3 of 3 inputs are done already").doesNotContain("equal");
  }

  /** The sum of a file's last chunk is not looked at. */
  private static byte[] sameLength(byte[] png) {
    byte[] other = png.clone();
    other[other.length - 1]++;
    return other;
  }

  @Test
  void aRenamedFileTakesTheRowOfItsOldName() throws IOException {
    restore();
    Object before = fit("a/first.png");
    Files.move(archive.resolve("a/first.png"), archive.resolve("renamed.png"));
    CommandRun run = restore("--prune");
    assertThat(run.err())
        .contains("1 of equal bytes")
        .contains("1 rows of inputs that are gone were dropped (output.prune)")
        .doesNotContain("and 1 rows of inputs");
    assertThat(run.exitCode()).isZero();
    assertThat(rows()).containsOnlyKeys("renamed.png");
    assertThat(fit("renamed.png")).isEqualTo(before);
    assertThat(new ParquetTable(output).files()).hasSize(1);
    assertThat(restore("--prune").err()).contains("1 of 1 inputs").doesNotContain("dropped");
  }

  @Test
  void rowsOfInputsThatAreGoneStayUnlessTheyAreToBeDropped() throws IOException {
    Files.write(archive.resolve("gone.png"), SampleImages.png(24, 24, 2));
    restore();
    Files.delete(archive.resolve("gone.png"));
    assertThat(restore().err()).contains("and 1 rows of inputs that are gone; run");
    assertThat(rows()).containsOnlyKeys("a/first.png", "gone.png");
    assertThat(restore("--set=output.prune=true").err()).contains("1 rows of inputs that are gone");
    assertThat(rows()).containsOnlyKeys("a/first.png");
  }

  @Test
  void aCopyOfAnImageThatFailsFailsToo() throws IOException {
    Files.write(archive.resolve("broken.png"), truncated());
    Files.write(archive.resolve("broken too.png"), truncated());
    CommandRun run = restore();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("1 of equal bytes").contains("2 failed, 0 skipped");
    assertThat(lasting("broken too.png")).isEqualTo(lasting("broken.png"));
    Files.copy(archive.resolve("broken.png"), archive.resolve("broken later.png"));
    assertThat(restore().err())
        .as("a failure is no restoration to take from another run")
        .doesNotContain("equal bytes")
        .contains("3 failed, 0 skipped");
    assertThat(restore("--retry-failed").err()).contains("2 of equal bytes");
  }

  private byte[] truncated() {
    return Arrays.copyOf(first, first.length / 2);
  }

  @Test
  void aTouchedFileIsNotFittedAgain() throws IOException {
    restore();
    Object before = fit("a/first.png");
    Files.setLastModifiedTime(archive.resolve("a/first.png"), FileTime.fromMillis(1_000_000));
    assertThat(restore().err()).contains("1 of equal bytes");
    assertThat(fit("a/first.png")).isEqualTo(before);
    assertThat(restore().err()).contains("1 of 1 inputs are done already");
  }

  @Test
  void whatAKilledRunHasFinishedIsTakenByTheNext() throws IOException {
    Files.write(archive.resolve("z copy.png"), first);
    Files.write(archive.resolve("z other.png"), SampleImages.png(24, 24, 3));
    var operator = RunningSpark.cancelWhen(() -> items() > 0);
    CommandRun killed = restoreOn("local[1]");
    operator.join();
    assertThat(killed.exitCode()).isEqualTo(3);
    CommandRun run = restore();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("of 3 inputs are done already").contains("1 of equal bytes");
    assertThat(fit("z copy.png")).isEqualTo(fit("a/first.png"));
    assertThat(rows()).hasSize(3);
  }

  private long items() {
    try (Stream<Path> files = Files.walk(output.resolve("_items"))) {
      return files.filter(file -> file.toString().endsWith(".done.parquet")).count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private CommandRun restore(String... more) {
    return restoreOn("local[2]", more);
  }

  private CommandRun restoreOn(String master, String... more) {
    String[] options =
        Stream.concat(Stream.of("--scale=2", "--profile=fast"), Stream.of(more))
            .toArray(String[]::new);
    return CommandRun.restore(master, archive, output, options);
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output).rows("/archive");
  }

  private Object fit(String name) throws IOException {
    return rows().get(name).get("fit");
  }

  private Map<String, Object> lasting(String name) throws IOException {
    Map<String, Object> row = Rows.lasting(rows()).get(name);
    row.keySet().removeAll(List.of("uri", "dataset"));
    return row;
  }
}
