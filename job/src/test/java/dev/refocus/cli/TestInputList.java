package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run's inputs from a list. */
@Tag("long")
@Timeout(180)
class TestInputList {
  @TempDir private Path folder;
  private Path comma;
  private Path plain;

  @BeforeEach
  void makeImages() throws IOException {
    Files.createDirectories(folder.resolve("x/deep"));
    comma = Files.write(folder.resolve("x/a, b[1].png"), SampleImages.png(24, 24, 1));
    plain = Files.write(folder.resolve("x/deep/c.png"), SampleImages.png(24, 26, 2));
    Files.write(folder.resolve("x/unlisted.png"), SampleImages.png(24, 24, 3));
  }

  @Test
  void everyLineOfATextIsOneInput() throws IOException {
    Path none = folder.resolve("x/*.png");
    Path list =
        list(
            "list.txt",
            comma
                + "\r\n\nfile:"
                + plain
                + "\n"
                + plain
                + "\n"
                + none
                + "\n"
                + plain.getParent()
                + "\n");
    CommandRun run = restore(list);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.err()).contains("4 inputs: ").contains(" 2 failed, 0 skipped");
    Map<String, Map<String, Object>> rows = rows();
    assertThat(rows).containsOnlyKeys("a, b[1].png", "deep/c.png", "*.png", "deep");
    assertThat(rows.get("deep/c.png")).containsEntry("dataset", "deep");
    assertThat(Rows.struct(rows.get("*.png").get("error")))
        .containsEntry("code", "UNREADABLE")
        .containsEntry("message", "file:" + none + ": no such file; correct the list");
    assertThat((String) Rows.struct(rows.get("deep").get("error")).get("message"))
        .endsWith("is a folder; list its files, or name it as --input");
    assertThat(restore(list).err()).contains("4 of 4 inputs are done already");
  }

  @Test
  void aTableHasAColumnOfUris() throws IOException {
    Path csv = list("list.csv", "id,uri\n1,\"" + comma + "\"\n2," + plain + "\n");
    assertThat(restore(csv).exitCode()).isZero();
    assertThat(rows()).containsOnlyKeys("a, b[1].png", "deep/c.png");

    CommandRun again =
        CommandRun.of(
            "restore",
            "--input-list=" + folder.resolve("output"),
            "--output=" + folder.resolve("again"),
            "--exclude=c.*",
            "--dry-run",
            "--scale=3",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false");
    assertThat(again.err())
        .contains("left out by --include/--exclude: 1 files", "1 inputs would be restored");
  }

  @Test
  void refusesListsWithoutInputs() throws IOException {
    Path csv = list("list.csv", "path\n" + plain + "\n");
    assertUnusable(csv, "has no column uri; name the column with the URIs so");
    assertUnusable(list("empty.txt", "\n"), "names no input; write one URI on each line");
    assertUnusable(folder.resolve("none.txt"), "no such file or folder; check the path");
  }

  private void assertUnusable(Path list, String reason) {
    CommandRun run = restore(list);
    assertThat(run.err()).isEqualTo("refocus: --input-list %s: %s\n".formatted(list, reason));
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  private Path list(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private CommandRun restore(Path list) {
    return CommandRun.of(
        "restore",
        "--input-list=" + list,
        "--output=" + folder.resolve("output"),
        "--scale=2",
        "--profile=fast",
        "--master=local[1]",
        "--conf=spark.ui.enabled=false");
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(folder.resolve("output")).rows("/x");
  }
}
