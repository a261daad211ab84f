package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more: a shell's limit on the size of files stands for it. */
@Timeout(180)
@Tag("long")
class TestFullDisk {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();

  @TempDir private Path folder;

  @BeforeEach
  void makeInput() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Files.write(folder.resolve("in/a.png"), SampleImages.png(48, 48, 1));
    // Unpacks the native libraries, which no limit would let through.
    assertThat(restore("unlimited", "first").exit()).isZero();
  }

  @Test
  void endsTheRunWithTheFileAndTheRemedyAndGoesOnLater() throws IOException {
    CommandLine full = restore("16", "out");
    assertThat(full.exit()).as(full.errors()).isEqualTo(3);
    assertThat(lines(full, "refocus: could not finish: "))
        .singleElement()
        .asString()
        .contains("out/_items/", ".done.parquet: ", "raise ulimit -f");
    assertThat(full.errors()).doesNotContain("\tat ");
    assertThat(full.errors().lines().count()).as(full.errors()).isLessThan(12);
    assertThat(left("out")).noneMatch(name -> name.contains(".partial"));
    CommandLine after = restore("unlimited", "out");
    assertThat(after.exit()).as(after.errors()).isZero();
    assertThat(after.errors()).contains("1 inputs: ");
  }

  private CommandLine restore(String limit, String output) {
    String command =
        "ulimit -f %s; exec '%s' restore --input in --output %s --scale 2 --profile fast"
            .formatted(limit, LAUNCHER, output);
    return CommandLine.run(folder, Map.of(), "bash", "-c", command);
  }

  private static List<String> lines(CommandLine run, String start) {
    return run.errors().lines().filter(line -> line.startsWith(start)).toList();
  }

  private List<String> left(String output) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(output))) {
      return files.map(Path::toString).toList();
    }
  }
}
