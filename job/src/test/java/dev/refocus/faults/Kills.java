package dev.refocus.faults;

import dev.refocus.StandaloneCluster;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs on a real cluster with a real object store of which something is killed at random moments,
 * each gone on with until it ends, then looked at.
 */
final class Kills {
  /** What is killed. */
  enum Victim {
    EXECUTOR,
    DRIVER,
    STORE
  }

  private static final int OUTAGE_SECONDS = 20;
  private static final int FINISHED = 2;
  private static final int UNFINISHED = 3;

  private final S3Fixture s3;
  private final StandaloneCluster cluster;
  private final Archive archive;
  private final Path folder;
  private final Random random;
  private final PrintStream console;
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
  private int runs;
  private int resumes;
  private long runMillis;
  private DriverProcess driver;

  Kills(
      S3Fixture s3,
      StandaloneCluster cluster,
      Archive archive,
      Path folder,
      long seed,
      PrintStream console) {
    this.s3 = s3;
    this.cluster = cluster;
    this.archive = archive;
    this.folder = folder;
    this.random = new Random(seed);
    this.console = console;
    console.printf(Locale.ROOT, "seed %d%n", seed);
  }

  /**
   * Kills, in random order, as many of each kind as of any other, one up or down.
   *
   * @throws AssertionError if an output is not that of an undisturbed run
   */
  String run(int kills) throws IOException, InterruptedException {
    runMillis = undisturbedMillis();
    List<Victim> victims = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      victims.add(Victim.values()[i % Victim.values().length]);
    }
    Collections.shuffle(victims, random);
    while (!victims.isEmpty()) {
      oneOutput("run-" + ++runs, victims);
    }
    return String.format(
        Locale.ROOT,
        "%s killed, %d runs, %d resumes: every run has one row per input, equal to an undisturbed run's",
        killed,
        runs,
        resumes);
  }

  private long undisturbedMillis() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (DriverProcess undisturbed = start("cluster")) {
      requireFinished(undisturbed, undisturbed.exitCode());
    }
    archive.assertWhole("cluster", "an undisturbed run on the cluster");
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** From the first start of a run to its end, however often something is killed. */
  private void oneOutput(String output, List<Victim> victims)
      throws IOException, InterruptedException {
    driver = start(output);
    try {
      while (!ended(output)) {
        if (!victims.isEmpty() && waitedWhileRunning(random.nextInt(longestWait()))) {
          kill(victims.get(0), output).ifPresent(victims::remove);
        } else if (victims.isEmpty()) {
          driver.exitCode();
        }
      }
    } finally {
      driver.close();
    }
    archive.assertWhole(output, output + " after " + killed);
    console.printf("%s: whole%n", output);
  }

  /** Half a run: of those that wait longer many outlive it, and nothing is killed. */
  private int longestWait() {
    return (int) (runMillis / 2);
  }

  private DriverProcess start(String output) throws IOException {
    String[] options = {
      "--master=" + cluster.master(),
      "--conf=spark.cores.max=2",
      "--conf=spark.executor.cores=1",
      "--conf=spark.executor.memory=1g",
      "--conf=spark.driver.host=127.0.0.1",
      "--conf=spark.driver.bindAddress=127.0.0.1",
      "--conf=spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    };
    return DriverProcess.start(folder, archive.arguments(output, options));
  }

  /** Whether the run has come to its end; one that could not is gone on with. */
  private boolean ended(String output) throws IOException, InterruptedException {
    if (driver.isAlive()) {
      return false;
    }
    int code = driver.exitCode();
    if (code == UNFINISHED) {
      console.printf("%s: exit code 3, gone on with%n", output);
      resume(output);
      return false;
    }
    requireFinished(driver, code);
    return true;
  }

  private static void requireFinished(DriverProcess run, int code) throws IOException {
    if (code != FINISHED) {
      throw new AssertionError(String.format(Locale.ROOT, "exit code %d: %s", code, run.output()));
    }
  }

  private boolean waitedWhileRunning(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (driver.isAlive() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    return driver.isAlive();
  }

  /** What was killed; nothing if the run ended before there was an executor. */
  private Optional<Victim> kill(Victim victim, String output)
      throws IOException, InterruptedException {
    boolean hit =
        switch (victim) {
          case EXECUTOR -> killExecutor();
          case DRIVER -> killDriver(output);
          case STORE -> killStore();
        };
    if (!hit) {
      return Optional.empty();
    }
    killed.merge(victim, 1, Integer::sum);
    console.printf(
        Locale.ROOT,
        "%s: %s killed, %d items then in the ledger%n",
        output,
        victim,
        archive.items(output));
    return Optional.of(victim);
  }

  private boolean killExecutor() throws InterruptedException {
    while (driver.isAlive() && cluster.executors().findAny().isEmpty()) {
      Thread.sleep(5);
    }
    List<ProcessHandle> executors = cluster.executors().toList();
    return !executors.isEmpty()
        && executors.get(random.nextInt(executors.size())).destroyForcibly();
  }

  private boolean killDriver(String output) throws IOException {
    driver.kill();
    resume(output);
    return true;
  }

  private boolean killStore() throws IOException, InterruptedException {
    s3.kill();
    TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
    s3.restart();
    return true;
  }

  private void resume(String output) throws IOException {
    driver.close();
    driver = start(output);
    resumes++;
  }
}
