package dev.refocus.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.StandaloneCluster;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images at which work hangs in native code, or that take their executors with them. */
@Timeout(240)
@Tag("long")
class TestHangs {
  private static final String SOUND = "sound.png";

  /** Enough for the sound image on a machine that computes other things too. */
  private static final int SECONDS_TO_HANG = 10;

  @TempDir private static Path temporary;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = new StandaloneCluster(Files.createDirectories(temporary.resolve("spark")));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  void hungImageCostsAnExecutorOnceMoreAndThenNoneAnyMore() throws Exception {
    // Of equal bytes: the look for them must not hang either.
    Path archive = archive("hung", 24);
    Path output = temporary.resolve("hung output");
    try (Pipe ignored = Pipe.make(archive.resolve(HangingDisk.PIPE))) {
      CommandRun first = restore(archive, output, SECONDS_TO_HANG);
      assertThat(first.exitCode()).as(first.err()).isEqualTo(2);
      assertThat(error(output)).containsEntry("code", "HUNG");
      assertThat(error(output).get("message"))
          .asString()
          .contains("the image was not finished after 10 s");
      assertThat(usable(output)).isTrue();
      assertThat(executorLogs()).contains("this executor ends with code 21");

      CommandRun second = restore(archive, output, SECONDS_TO_HANG, "--retry-failed");
      assertThat(second.exitCode()).as(second.err()).isEqualTo(2);
      assertThat(error(output)).containsEntry("code", "QUARANTINED");

      // A third hang would be one of a thousand seconds.
      CommandRun third = restore(archive, output, 1000, "--retry-failed");
      assertThat(third.exitCode()).as(third.err()).isEqualTo(2);
      assertThat(error(output)).containsEntry("code", "QUARANTINED");
      assertThat(error(output).get("message"))
          .asString()
          .contains("does not try it again; delete ", "/_quarantine/");
    }
  }

  @Test
  void imageThatEndsThreeExecutorsIsQuarantinedAndTheRunGoesOn() throws Exception {
    Path archive = archive("deadly", 30);
    Path output = temporary.resolve("deadly output");
    Pipe pipe = Pipe.make(archive.resolve(HangingDisk.PIPE));
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(() -> restore(archive, output, 1000));
    for (int i = 0; i < 3; i++) {
      try (FileOutputStream reached = pipe.awaitReader()) {
        assertThat(reached.getFD().valid()).isTrue();
        assertThat(cluster.executors().filter(ProcessHandle::destroyForcibly).count())
            .as("executors killed, time %d", i + 1)
            .isPositive();
        cluster.executors().forEach(executor -> executor.onExit().join());
      }
    }
    CommandRun finished = run.get(120, TimeUnit.SECONDS);
    assertThat(finished.exitCode()).as(finished.err()).isEqualTo(2);
    assertThat(error(output)).containsEntry("code", "QUARANTINED");
    assertThat(usable(output)).isTrue();
  }

  private static String executorLogs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(temporary.resolve("spark/work"))) {
      for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }

  /** A sound image, 24 pixels high, and one at which work hangs. */
  private static Path archive(String name, int hangingHeight) throws IOException {
    Path archive = Files.createDirectories(temporary.resolve(name).resolve("archive"));
    Files.write(archive.resolve(SOUND), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve(HangingDisk.FILE), SampleImages.png(24, hangingHeight, 1));
    return archive;
  }

  private static Map<String, Object> error(Path output) throws IOException {
    return Rows.struct(
        new ParquetTable(output).rows("/archive").get(HangingDisk.FILE).get("error"));
  }

  private static boolean usable(Path output) throws IOException {
    return new ParquetTable(output).rows("/archive").get(SOUND).get("hr") != null;
  }

  private static CommandRun restore(Path archive, Path output, int secondsToHang, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of(options(secondsToHang)));
    options.addAll(
        List.of(
            "--set=output.shared=true",
            "--conf=spark.hadoop.fs.file.impl=" + HangingDisk.class.getName(),
            "--conf=spark.cores.max=1",
            "--conf=spark.executor.cores=1",
            "--conf=spark.executor.memory=1g",
            "--conf=spark.driver.host=127.0.0.1",
            "--conf=spark.driver.bindAddress=127.0.0.1",
            "--conf=spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    return CommandRun.restore(cluster.master(), archive, output, options.toArray(String[]::new));
  }

  private static String[] options(int secondsToHang) {
    return new String[] {
      "--scale=2",
      "--profile=fast",
      "--set=limits.seconds-per-image=" + (secondsToHang - 1),
      "--set=limits.seconds-to-hang=" + secondsToHang
    };
  }
}
