package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors in JVMs of their own, on a master and a worker in JVMs of their own. */
@Tag("long")
class TestStandaloneCluster {
  private static final int IMAGES = 8;

  @TempDir private static Path temporary;
  private static Path archive;
  private static StandaloneCluster cluster;
  private static Map<String, Map<String, Object>> expected;

  @BeforeAll
  static void restoreOnOneThread() throws IOException, InterruptedException {
    archive = Files.createDirectories(temporary.resolve("archive"));
    for (int i = 0; i < IMAGES; i++) {
      Files.write(archive.resolve(i + " gr\u00f6\u00dfe.png"), SampleImages.png(24 + i, 24, i));
    }
    Path output = temporary.resolve("one thread");
    assertThat(CommandRun.restore("local[1]", archive, output, "--scale=2").exitCode()).isZero();
    expected = Rows.lasting(new ParquetTable(output).rows("/archive"));
    cluster = new StandaloneCluster(Files.createDirectories(temporary.resolve("spark")));
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  @Test
  void executorsGiveTheRowsOfOneThreadAlthoughOneIsKilled() throws Exception {
    TaskLog.clear();
    Path output = temporary.resolve("zwei Ausf\u00fchrende");
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(() -> restore(relative(output), "--set=output.shared=true"));
    while (TaskLog.tasks().size() < 2 && !run.isDone()) {
      Thread.sleep(20);
    }
    assertThat(TaskLog.tasks()).as("tasks by executor").containsOnlyKeys("0", "1");
    Optional<ProcessHandle> victim = cluster.executors().findFirst();
    assertThat(victim).as("an executor to kill").isPresent();
    assertThat(victim.get().destroyForcibly()).isTrue();

    CommandRun finished = run.get(120, TimeUnit.SECONDS);
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    Map<String, Map<String, Object>> rows = new ParquetTable(output).rows("/archive");
    assertThat(Rows.lasting(rows)).isEqualTo(expected);
    assertThat(rows.values())
        .as("an image that was tried again")
        .anyMatch(row -> (int) row.get("attempt") > 0);
  }

  @Test
  void aFolderOfThisMachineIsNoOutputOfACluster() {
    Path output = temporary.resolve("refused");
    for (Object typed : List.of(output, output.toUri(), relative(output))) {
      CommandRun run = restore(typed);
      assertThat(run.err())
          .isEqualTo(
              "refocus: --output %s: is a local folder, and each executor of %s would write to its own disk; name a folder in s3a:// or hdfs://, or set output.shared=true if all machines share this one%n",
              typed, cluster.master());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void aClusterThatGivesNoExecutorEndsTheRun() {
    CommandRun run =
        restore(
            temporary.resolve("none"),
            "--set=output.shared=true",
            "--conf=spark.executor.memory=5g",
            "--conf=spark.refocus.executorTimeout=2s");
    assertThat(run.err())
        .contains(
            "refocus: could not finish: ",
            "because the cluster gave no executor for 2 s (spark.refocus.executorTimeout): see whether it has room");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  /** The executors' working folder is another one than the driver's. */
  private static Path relative(Path output) {
    return Path.of("").toAbsolutePath().relativize(output);
  }

  private static CommandRun restore(Object output, String... more) {
    List<String> options = new ArrayList<>(List.of(OPTIONS));
    options.addAll(List.of(more));
    return CommandRun.restore(cluster.master(), archive, output, options.toArray(String[]::new));
  }

  private static final String[] OPTIONS = {
    "--scale=2",
    "--conf=spark.cores.max=2",
    "--conf=spark.executor.cores=1",
    "--conf=spark.executor.memory=1g",
    "--conf=spark.scheduler.minRegisteredResourcesRatio=1.0",
    "--conf=spark.driver.host=127.0.0.1",
    "--conf=spark.driver.bindAddress=127.0.0.1",
    "--conf=spark.extraListeners=" + TaskLog.class.getName(),
    "--conf=spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
  };
}
