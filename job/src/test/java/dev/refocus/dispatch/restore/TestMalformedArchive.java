package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An archive of nothing but hostile and odd files, as a user would have it restored. */
@Timeout(300)
@Tag("long")
class TestMalformedArchive {
  private static final Path CORPUS = Checkout.root().resolveSibling("shared/data/malformed");

  /** Larger images are refused, so that the test stays short. */
  private static final String[] OPTIONS = {
    "--scale=2", "--profile=fast", "--set=run.max-tasks=2", "--set=limits.max-pixels=1100", "--json"
  };

  @TempDir private Path temporary;

  @BeforeAll
  static void requireCorpus() {
    assumeThat(CORPUS).as("folder of malformed images, not part of the project").isDirectory();
  }

  @Test
  void everyFileHasOneRowThatSaysWhatBecameOfIt() throws IOException {
    List<String> files = files();
    Path output = temporary.resolve("output");
    CommandRun run = CommandRun.restore("local[2]", CORPUS, output, OPTIONS);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.outLines()).as("a line each").hasSize(files.size());
    Map<String, Map<String, Object>> rows = new ParquetTable(output).rows("/malformed");
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(files);
    rows.forEach(TestMalformedArchive::assertAccounted);
    assertThat(rows.values())
        .filteredOn(row -> row.get("hr") != null)
        .hasSizeGreaterThan(files.size() / 6);
  }

  @SuppressWarnings("unchecked")
  private static void assertAccounted(String file, Map<String, Object> row) {
    Map<String, Object> error = (Map<String, Object>) row.get("error");
    if (row.get("status").equals("restored")) {
      assertThat(error).as(file).isNull();
      return;
    }
    assertThat(error.get("message")).as("%s: %s", file, error).asString().isNotBlank();
    assertThat(error.get("code"))
        .as("%s: %s", file, error)
        .isNotIn("INTERNAL", "OUT_OF_MEMORY", "DEADLINE", "HUNG");
    assertThat(row.get("hr") == null)
        .as("%s: %s", file, row.get("status"))
        .isEqualTo(!row.get("status").equals("degraded"));
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(CORPUS)) {
      return found
          .filter(Files::isRegularFile)
          .map(CORPUS::relativize)
          .map(Path::toString)
          .toList();
    }
  }
}
