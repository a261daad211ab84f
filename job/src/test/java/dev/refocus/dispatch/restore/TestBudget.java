package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that may take so many core-hours. */
@Tag("long")
class TestBudget {
  private static final int IMAGES = 12;

  @TempDir private Path temporary;
  private Path archive;
  private Path output;

  @BeforeEach
  void makeAnArchive() throws IOException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    output = temporary.resolve("output");
    for (int i = 0; i < IMAGES; i++) {
      Files.write(
          archive.resolve(String.format(Locale.ROOT, "%d.png", i)), SampleImages.png(24, 30, i));
    }
  }

  /** A tenth of a second: it is spent before the last image begins. */
  @Test
  void aSpentBudgetKeepsWhatIsDoneAndTheSameCommandContinues() throws IOException {
    CommandRun stopped = restore("--max-core-hours=0.00003");
    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(stopped.err())
        .containsPattern(
            "could not finish: run.max-core-hours: the budget of \\S+ core-hours is spent; \\d+ of 12 inputs are done, in \\S+output; the same command continues")
        .contains("refocus: to run it again: refocus restore");
    Map<String, Map<String, Object>> before = rows();
    assertThat(before.size()).as("rows of a stopped run").isBetween(1, IMAGES - 1);
    assertThat(output.resolve("_MANIFEST.json")).as("commit of a whole run").doesNotExist();
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(file -> file.toString().endsWith(".stop"))).isEmpty();
    }

    CommandRun next = restore("--max-core-hours=100");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err())
        .contains(
            String.format(Locale.ROOT, "%d of %d inputs are done already", before.size(), IMAGES));
    assertThat(rows()).hasSize(IMAGES).containsAllEntriesOf(before);
    assertThat(output.resolve("_MANIFEST.json")).exists();
  }

  @Test
  void aBudgetIsAnAmount() {
    CommandRun run = restore("--max-core-hours=-1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "refocus: run.max-core-hours: -1, must be a number of at least 0 (core-hours)\n");
  }

  private CommandRun restore(String budget) {
    return CommandRun.restore("local[1]", archive, output, "--scale=2", "--profile=fast", budget);
  }

  private Map<String, Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output).rows("/archive");
  }
}
