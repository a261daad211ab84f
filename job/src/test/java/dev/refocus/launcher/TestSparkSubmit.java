package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program's jar beside its libraries, given to the {@code spark-submit} of a plain Spark. */
@Timeout(180)
@Tag("long")
class TestSparkSubmit {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));
  private static final Path SPARK = HOME.resolve("job/target/spark-home");

  @TempDir private Path folder;

  @Test
  void endsWithTheProgramsExitCode() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Files.write(archive.resolve("good.png"), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve("torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    CommandLine run = submit("restore", "--input=archive", "--output=output", "--scale=2");
    assertThat(run.errors()).containsPattern("2 inputs: .* 1 failed").doesNotContain("\tat ");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(new ParquetTable(folder.resolve("output")).rows("/archive"))
        .containsOnlyKeys("good.png", "torn.png");
    CommandLine refused = submit("plan", "--input=nothing");
    assertThat(refused.errors()).contains("refocus: --input nothing: ");
    assertThat(refused.exit()).isEqualTo(1);
  }

  private CommandLine submit(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@" + HOME.resolve("conf/jvm.options"), "-Xmx1500m"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", SPARK.resolve("jars") + "/*"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master=local[1]"));
    command.add(program().toString());
    command.addAll(List.of(arguments));
    return CommandLine.run(
        folder, Map.of("SPARK_HOME", SPARK.toString()), command.toArray(String[]::new));
  }

  private static Path program() throws IOException {
    try (Stream<Path> jars = Files.list(SPARK.resolve("program"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("refocus-job-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
