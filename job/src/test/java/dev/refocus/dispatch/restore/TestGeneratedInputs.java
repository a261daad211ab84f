package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.OddNames;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forty names that a seed makes, with links and pipes among them: every one has its row. */
@Timeout(300)
@Tag("long")
class TestGeneratedInputs {
  private static final int SEED = 14;
  private static final int COUNT = 40;

  @TempDir private Path temporary;

  @Test
  void everyFileHasItsRow() throws Exception {
    Path archive = Files.createDirectories(temporary.resolve("in[1]*"));
    List<String> names = OddNames.files(SEED, COUNT);
    for (String name : names) {
      Files.createDirectories(archive.resolve(name).getParent());
      Files.write(archive.resolve(name), bytes(names, name));
    }
    List<String> expected = new ArrayList<>(names);
    expected.addAll(List.of("dangling", "secret.png", "pipe"));
    Files.createSymbolicLink(archive.resolve("dangling"), Path.of("none"));
    Files.createSymbolicLink(archive.resolve("secret.png"), Path.of("/etc/hostname"));
    Files.createSymbolicLink(archive.resolve("loop"), archive);
    assertThat(new ProcessBuilder("mkfifo", archive.resolve("pipe").toString()).start().waitFor())
        .isZero();

    // Below the input, with a name that is a glob.
    Path output = archive.resolve("out {a,b}[1]*?");
    for (int night = 0; night < 2; night++) {
      CommandRun run = restore(archive, output, "--strict");
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertRows(output, "/" + archive.getFileName(), expected);
    }
  }

  @Test
  void everyKeyHasItsRow() throws IOException {
    try (S3Fixture s3 = new S3Fixture("forty")) {
      List<String> keys = OddNames.keys(SEED, COUNT);
      for (String key : keys) {
        s3.putAsItIs("forty", "in/" + key, bytes(keys, key));
      }
      String[] options = s3.confOptions(Map.of());
      CommandRun run = restore("s3a://forty/in", "s3a://forty/in/out", options);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      CommandRun again = restore("s3a://forty/in", "s3a://forty/in/out", options);
      assertThat(again.err()).contains("40 of 40 inputs are done already").contains("the output");
      Path copy = temporary.resolve("copy");
      s3.download("forty", "in/out", copy);
      assertRows(copy, "forty/in", keys);
    }
  }

  /** Every tenth of them is an image. */
  private static byte[] bytes(List<String> names, String name) throws IOException {
    return names.indexOf(name) % 10 == 0
        ? SampleImages.png(24, 24, 1)
        : name.getBytes(StandardCharsets.UTF_8);
  }

  private static CommandRun restore(Object input, Object output, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--scale=2", "--profile=fast", "--set=run.max-tasks=2"));
    return CommandRun.restore("local[2]", input, output, options.toArray(String[]::new));
  }

  private static void assertRows(Path output, String root, List<String> names) throws IOException {
    Map<String, Map<String, Object>> rows = new ParquetTable(output).rows(root);
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(rows.values()).extracting(row -> row.get("status")).contains("failed", "skipped");
    JsonNode manifest = new ObjectMapper().readTree(output.resolve("_MANIFEST.json").toFile());
    assertThat(manifest.path("inputs").asInt()).isEqualTo(names.size());
    assertThat(manifest.path("rows").asInt()).isEqualTo(names.size());
  }
}
