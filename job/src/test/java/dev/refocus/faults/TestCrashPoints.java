package dev.refocus.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.faults.FaultProxy.Exchange;
import dev.refocus.faults.FaultProxy.Fate;
import dev.refocus.faults.FaultProxy.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drivers that are killed at the very request that matters, and those that stop and come back. The
 * program knows nothing of the faults: they happen on its way to the store.
 */
@Timeout(900)
@Tag("long")
class TestCrashPoints {
  private static final int IMAGES = 5;
  private static final int INPUTS = IMAGES + 2;

  @TempDir private static Path folder;
  private static ArchiveBehindFaults store;
  private static FaultProxy proxy;
  private static Archive archive;

  @BeforeAll
  static void restoreUndisturbed() throws IOException {
    store = ArchiveBehindFaults.start("crash-points", Map.of(), folder, IMAGES);
    proxy = store.proxy();
    archive = store.archive();
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
  }

  /** One output through all of them: each run begins where the one before was killed. */
  @Test
  void everyCrashPointIsGoneOnFrom() throws Exception {
    killedAt(Request::putsItem, 3, false);
    assertThat(items()).as("items before the third is put").isEqualTo(2);
    killedAt(Request::putsItem, 2, true);
    assertThat(items()).as("items after two more").isEqualTo(4);
    assertThat(keys("part-")).isEmpty();

    killedAt(TestCrashPoints::completesFile, 1, false);
    assertThat(items()).isEqualTo(INPUTS);
    assertThat(keys("part-")).as("files before the first is completed").isEmpty();
    killedAt(TestCrashPoints::completesFile, 1, true);
    assertThat(keys("part-")).as("files of half a commit").hasSize(1);
    killedAt(TestCrashPoints::putsManifest, 1, false);
    assertThat(keys("_MANIFEST")).isEmpty();
    assertThat(items()).isEqualTo(INPUTS);
    killedAt(TestCrashPoints::putsManifest, 1, true);
    assertThat(keys("_MANIFEST")).hasSize(1);
    assertThat(items()).isEqualTo(INPUTS);
    archive.assertWhole("crashed", "crashed");

    store.mend();
    try (DriverProcess last = start("crashed")) {
      assertThat(last.exitCode()).as(last.output()).isEqualTo(2);
      assertThat(last.output()).contains("7 of 7 inputs are done already");
    }
    assertThat(items()).isZero();
    archive.assertWhole("crashed", "crashed");
  }

  /** The zombie wakes in the middle of its commit, after its replacement has finished. */
  @Test
  void zombieAndItsReplacementLeaveOneRowPerInput() throws Exception {
    AtomicInteger completed = new AtomicInteger();
    DriverProcess[] zombie = new DriverProcess[1];
    proxy.fates(
        request ->
            completesFile(request) && completed.incrementAndGet() == 1
                ? exchange -> {
                  exchange.passWithoutAnswer();
                  signal(zombie[0], "STOP");
                }
                : Exchange::pass);
    try (DriverProcess first = start("zombie")) {
      zombie[0] = first;
      while (completed.get() == 0 && first.isAlive()) {
        Thread.sleep(50);
      }
      try (DriverProcess second = start("zombie")) {
        assertThat(second.exitCode()).as(second.output()).isEqualTo(2);
      }
      archive.assertWhole("zombie", "zombie");
      first.signal("CONT");
      assertThat(first.exitCode()).as(first.output()).isEqualTo(2);
    }
    archive.assertWhole("zombie", "zombie");
  }

  @Test
  void twoDriversAtOnceLeaveOneRowPerInput() throws Exception {
    store.mend();
    try (DriverProcess first = start("twins");
        DriverProcess second = start("twins")) {
      assertThat(first.exitCode()).as(first.output()).isEqualTo(2);
      assertThat(second.exitCode()).as(second.output()).isEqualTo(2);
    }
    archive.assertWhole("twins", "twins");
  }

  private static boolean completesFile(Request request) {
    return request.method().equals("POST") && request.target().contains("uploadId=");
  }

  private static boolean putsManifest(Request request) {
    return request.method().equals("PUT") && request.target().endsWith("/_MANIFEST.json");
  }

  /** Kills a run at its {@code nth} request of a kind, before or after the store has done it. */
  private static void killedAt(Predicate<Request> kind, int nth, boolean after) throws Exception {
    AtomicInteger seen = new AtomicInteger();
    DriverProcess[] victim = new DriverProcess[1];
    Fate kill =
        exchange -> {
          if (after) {
            exchange.passWithoutAnswer();
          }
          victim[0].kill();
        };
    proxy.fates(
        request ->
            kind.test(request) && seen.incrementAndGet() >= nth
                ? (seen.get() == nth ? kill : Exchange::drop)
                : Exchange::pass);
    try (DriverProcess driver = start("crashed")) {
      victim[0] = driver;
      assertThat(driver.exitCode()).as(driver.output()).isEqualTo(128 + 9);
    }
  }

  private static DriverProcess start(String output) throws IOException {
    // One thread, one request after the other: the nth is the nth.
    List<String> arguments =
        archive.arguments(output, "--master=local[1]", "--set=run.images-per-file=4");
    return DriverProcess.start(folder, arguments);
  }

  private static void signal(DriverProcess driver, String name) throws IOException {
    try {
      driver.signal(name);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static int items() {
    return archive.items("crashed");
  }

  private static List<String> keys(String prefix) {
    return archive.keys("crashed").stream().filter(key -> key.startsWith(prefix)).toList();
  }
}
