package dev.refocus.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.faults.FaultProxy.Exchange;
import dev.refocus.faults.FaultProxy.Fate;
import dev.refocus.faults.FaultProxy.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store in trouble, before a real server. */
@Timeout(900)
@Tag("long")
class TestStoreFaults {
  private static final int INPUTS = 5;

  @TempDir private static Path folder;
  private static ArchiveBehindFaults store;
  private static FaultProxy proxy;
  private static Archive archive;

  @BeforeAll
  static void restoreUndisturbed() throws IOException {
    // As shipped, but less patient: the shipped patience is that of TestKills.
    Map<String, String> settings =
        Map.of(
            "fs.s3a.attempts.maximum", "2",
            "fs.s3a.retry.throttle.limit", "5",
            "fs.s3a.connection.timeout", "2000");
    store = ArchiveBehindFaults.start("store-faults", settings, folder, INPUTS - 2);
    proxy = store.proxy();
    archive = store.archive();
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
  }

  @Test
  void throttlingIsWaitedOut() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AtomicInteger refused = new AtomicInteger();
    Fate slowDown = exchange -> exchange.refuse(503, "SlowDown");
    assertFinishes(
        "throttled, seed " + seed,
        "throttled",
        request -> random.nextInt(12) > 0 ? Exchange::pass : counted(refused, slowDown));
    assertThat(refused).hasPositiveValue();
  }

  @Test
  void uploadsThatBreakInTheMiddleAreSentAgain() throws IOException {
    Set<String> broken = ConcurrentHashMap.newKeySet();
    assertFinishes(
        "broken uploads",
        "broken",
        request ->
            request.method().equals("PUT") && broken.add(request.target())
                ? Exchange::cut
                : Exchange::pass);
    assertThat(broken).anyMatch(target -> target.endsWith(".done.parquet"));
    assertThat(broken).anyMatch(target -> target.contains("uploadId="));
    assertThat(broken).anyMatch(target -> target.endsWith("_MANIFEST.json"));
    assertThat(store.s3().openUploads("store-faults")).isEmpty();
  }

  @Test
  void answersThatNeverComeAreAskedForAgain() throws IOException {
    AtomicInteger silent = new AtomicInteger();
    Fate silence =
        exchange -> {
          exchange.passWithoutAnswer();
          sleep(3000);
        };
    assertFinishes(
        "silent",
        "silent",
        request -> silent.incrementAndGet() % 60 == 0 ? silence : Exchange::pass);
  }

  @Test
  void credentialsThatExpireEndTheRunAndBlameNoImage() throws IOException {
    CommandRun run = runUntil(2, exchange -> exchange.refuse(400, "ExpiredToken"), "expired");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("the credentials have expired; renew them")
        .contains("refocus: to run it again: refocus restore --input=s3a://store-faults/images")
        .doesNotContain(store.s3().server().secretKey());
    assertThat(archive.keys("expired")).noneMatch(key -> key.startsWith("part-"));
    assertGoesOn("expired");
  }

  @Test
  void storeThatStaysAwayEndsTheRun() throws IOException {
    CommandRun run = runUntil(2, exchange -> exchange.refuse(503, "ServiceUnavailable"), "away");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("(503)").contains("refocus: to run it again: refocus restore");
    assertGoesOn("away");
  }

  private static void assertFinishes(String name, String output, Function<Request, Fate> fates)
      throws IOException {
    proxy.fates(fates);
    CommandRun run = run(output);
    store.mend();
    assertThat(run.exitCode()).as(name + ": " + run.err()).isEqualTo(2);
    archive.assertWhole(output, name);
  }

  /** Every request meets a fate after some items have been put. */
  private static CommandRun runUntil(int items, Fate fate, String output) {
    AtomicInteger put = new AtomicInteger();
    proxy.fates(
        request -> {
          int count = request.putsItem() ? put.incrementAndGet() : put.get();
          return count > items ? fate : Exchange::pass;
        });
    CommandRun run = run(output);
    store.mend();
    return run;
  }

  /** No row, of an image that could not be read or written meanwhile, is in the way. */
  private static void assertGoesOn(String output) throws IOException {
    assertThat(archive.items(output)).isEqualTo(2);
    CommandRun next = run(output);
    assertThat(next.err()).contains("2 of 5 inputs are done already");
    assertThat(next.exitCode()).as(next.err()).isEqualTo(2);
    archive.assertWhole(output, output);
  }

  private static CommandRun run(String output) {
    return CommandRun.of(archive.arguments(output, "--master=local[1]").toArray(String[]::new));
  }

  private static Fate counted(AtomicInteger count, Fate fate) {
    count.incrementAndGet();
    return fate;
  }

  private static void sleep(int millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
