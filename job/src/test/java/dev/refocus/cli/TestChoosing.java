package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which files of an archive a run restores. */
@Tag("long")
@Timeout(180)
class TestChoosing {
  @TempDir private Path folder;
  private Path archive;
  private Path output;

  @BeforeEach
  void fillAnArchive() throws IOException {
    archive = Files.createDirectories(folder.resolve("archive"));
    output = folder.resolve("output");
    Files.createDirectories(archive.resolve("thumbs"));
    Files.write(archive.resolve("a.png"), SampleImages.png(24, 30, 1));
    Files.write(archive.resolve("b.png"), SampleImages.png(30, 30, 2));
    Files.write(archive.resolve("half.png"), SampleImages.halfPng(3));
    Files.write(archive.resolve("huge.png"), SampleImages.pngHeader(30_000, 30_000));
    Files.writeString(archive.resolve("text.png"), "no image");
    Files.write(archive.resolve("thumbs/a.png"), SampleImages.png(24, 24, 4));
  }

  @Test
  void whatIsLeftOutHasNoRowAndIsCounted() throws IOException {
    CommandRun run = restore("--include=?.png", "--exclude=thumbs/", "--limit=1");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "left out by --include/--exclude: 4 files", "left out by --sample/--limit: 1 files")
        .contains("1 inputs: ");
    assertThat(rows()).containsOnlyKeys("a.png");
    assertThat(manifest().path("inputs").asInt()).isEqualTo(1);
    assertThat(manifest().path("left_out").path("--include/--exclude").asInt()).isEqualTo(4);
    assertThat(manifest().path("left_out").path("--sample/--limit").asInt()).isEqualTo(1);

    CommandRun more = restore("--include=?.png", "--exclude=/a.png");
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.err()).contains("; and 1 rows of inputs that are gone or left out; run");
    assertThat(rows()).containsOnlyKeys("a.png", "b.png", "thumbs/a.png");
  }

  @Test
  void dryRunTellsWhatARunDoes() throws IOException {
    restore("--include=/a.png");
    String[] options = {"--exclude=thumbs/", "--min-side=25"};
    String before = tree(output);
    CommandRun dry = restore(append(options, "--dry-run"));
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(tree(output)).as("nothing is written").isEqualTo(before);
    assertThat(dry.err())
        .contains("left out by --include/--exclude: 1 files")
        .contains(
            "dry run, nothing is written: 1 inputs would be restored, 2 skipped, 1 refused; 1 are done already");
    assertThat(dry.out())
        .containsPattern("archive/b.png +30 x 30 .* restored")
        .containsPattern(
            "archive/half.png +24 x 24 .* skipped +TOO_SMALL: shorter side of 24 pixels, and input.min-side leaves out what has less than 25")
        .containsPattern("archive/huge.png +30000 x 30000 .* failed +SIDE_TOO_LONG: ")
        .containsPattern("archive/text.png +- .* skipped +NOT_AN_IMAGE: ");

    CommandRun run = restore(options);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.err()).contains(" 1 failed, 2 skipped");
    assertThat(rows().get("b.png").get("hr")).isNotNull();
    assertThat(rows().get("half.png")).containsEntry("status", "skipped");
    assertThat(rows().get("huge.png")).containsEntry("status", "failed");
  }

  @Test
  void dryRunOfANewOutputDoesNotMakeIt() {
    CommandRun dry = restore("--dry-run", "--json");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.outLines()).hasSize(6).allMatch(line -> line.startsWith("{\"uri\":"));
    assertThat(output).doesNotExist();
  }

  @Test
  void sidesThatAreNotWantedMakeNoFailureAndAreRestoredOnceTheyAre() throws IOException {
    CommandRun run = restore("--max-pixels=800", "--exclude=half.png");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains(" 0 failed, 3 skipped");
    assertThat(rows().get("huge.png").get("error"))
        .hasToString(
            "{code=TOO_MANY_PIXELS, message=image of 900000000 pixels, and input.max-pixels leaves out what has more than 800}");
    CommandRun without = restore("--exclude=half.png");
    assertThat(without.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(rows().get("b.png").get("hr")).isNotNull();
    assertThat(rows().get("huge.png")).containsEntry("status", "failed");
  }

  @Test
  void rowsOfWhatIsLeftOutAreNotPruned() {
    CommandRun run = restore("--include=/a.png", "--limit=1", "--prune");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err())
        .contains(
            "refocus: --prune: with --include/--exclude it would drop the rows of what these leave out; use one of them");
    assertThat(output).doesNotExist();
  }

  private CommandRun restore(String... more) {
    String[] options = append(more, "--scale=2", "--profile=fast");
    return CommandRun.restore("local[2]", archive, output, options);
  }

  private static String[] append(String[] options, String... more) {
    return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
  }

  private static String tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names = files.map(Path::toString).sorted().toList();
      return String.join("\n", names);
    }
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output).rows("/archive");
  }

  private JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(output.resolve("_MANIFEST.json").toFile());
  }
}
