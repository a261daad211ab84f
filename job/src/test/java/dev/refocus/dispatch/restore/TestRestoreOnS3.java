package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.CommandRun;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * From S3 to S3, with a server that checks signatures. Hadoop keeps one client per bucket and JVM,
 * so each test has buckets of its own.
 */
@Timeout(180)
@Tag("long")
class TestRestoreOnS3 {
  private static S3Fixture s3;

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("s3-input", "s3-output", "s3-refused", "s3-cancelled", "s3-root", "s3-away");
    for (int i = 0; i < 3; i++) {
      s3.put(
          "s3-input",
          String.format(Locale.ROOT, "a folder/image %d.png", i),
          SampleImages.png(24, 24, i));
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void commitsRowsWithoutRenamesAndLeavesNothingElse() throws IOException {
    CommandRun run = restore("s3a://s3-input/", "s3a://s3-output/table", Map.of());
    assertThat(run.err())
        .containsPattern("3 inputs: \\d restored, \\d degraded, 0 failed, 0 skipped");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("a folder/image 0.png");

    JsonNode success = new ObjectMapper().readTree(s3.text("s3-output", "table/_SUCCESS"));
    assertThat(success.path("committer").asText()).isEqualTo("magic");
    assertThat(success.path("filenames")).hasSize(1);
    assertThat(s3.keys("s3-output"))
        .allMatch(
            key ->
                key.matches(
                    "table/(_SUCCESS|_items/|_logs/[^/]*|_(CONFIG|MANIFEST).json|part-[^/]*\\.parquet)?"))
        .filteredOn(key -> key.endsWith(".parquet"))
        .hasSize(1);
    assertThat(s3.openUploads("s3-output")).isEmpty();
    String log =
        s3.keys("s3-output").stream().filter(key -> key.endsWith(".log")).findFirst().orElseThrow();
    assertThat(s3.text("s3-output", log)).contains("3 of 3 images done", "3 inputs: ");
  }

  @Test
  void aBucketNeedsNoSlash() {
    CommandRun run = restore("s3a://s3-input", "s3a://s3-root", Map.of());
    assertThat(run.err()).contains("3 inputs: ");
    assertThat(run.exitCode()).isZero();
    assertThat(s3.keys("s3-root")).contains("_MANIFEST.json", "_SUCCESS");
    CommandRun again = restore("s3a://s3-input", "s3a://s3-root", Map.of());
    assertThat(again.err()).contains("3 of 3 inputs are done already");
  }

  @Test
  void aStoreThatIsAwayWhileListingIsNoFaultOfTheArguments() {
    Map<String, String> away =
        Map.of(
            "fs.s3a.endpoint", "http://127.0.0.1:1",
            "fs.s3a.attempts.maximum", "1",
            "fs.s3a.retry.limit", "1");
    CommandRun run = restore("s3a://s3-away/", "s3a://s3-output/away", away);
    assertThat(run.err())
        .hasLineCount(2)
        .startsWith(
            "refocus: could not finish: --input s3a://s3-away/: the store does not answer; check the network and AWS_ENDPOINT_URL (spark.hadoop.fs.s3a.endpoint)")
        .contains("refocus: to run it again: refocus restore");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  /** With the retries of {@code conf/spark-defaults.conf}: S3A alone takes more than a minute. */
  @Test
  @Timeout(30)
  void anEndpointThatIsAwayIsNamedAtOnce() {
    CommandRun run =
        restore(
            "s3a://s3-dead/",
            "s3a://s3-output/dead",
            Map.of("fs.s3a.endpoint", "http://127.0.0.1:1"));
    assertThat(run.err())
        .startsWith(
            "refocus: could not finish: --input s3a://s3-dead/: the store does not answer; check the network and AWS_ENDPOINT_URL");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void refusesAWrongSecretInOneLineThatDoesNotHoldIt() {
    CommandRun run =
        restore(
            "s3a://s3-refused/", "s3a://s3-output/refused", Map.of("fs.s3a.secret.key", "hunter2"));
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("refocus: --input s3a://s3-refused/: access denied (403)")
        .contains("AWS_SECRET_ACCESS_KEY")
        .doesNotContain("hunter2");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void namesAMissingInputBucket() {
    CommandRun run = restore("s3a://s3-no-input/", "s3a://s3-output/none", Map.of());
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("refocus: --input s3a://s3-no-input/: no such bucket");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void namesAMissingOutputBucketBeforeAnyWork() {
    CommandRun run = restore("s3a://s3-input/", "s3a://s3-no-output/table", Map.of());
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("refocus: --output s3a://s3-no-output/table: no such bucket");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void cancelledRunKeepsItsImagesAndShowsNothing() {
    CompletableFuture<Void> operator = CompletableFuture.runAsync(TestRestoreOnS3::cancel);
    CommandRun run = restore("s3a://s3-input/", "s3a://s3-cancelled/table", Map.of());
    operator.join();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("could not finish", "to run it again: refocus restore")
        .doesNotContain(s3.server().secretKey());
    assertThat(s3.keys("s3-cancelled"))
        .allMatch(key -> key.matches("table/(_CONFIG.json|_items/.*|_logs/.*)?"))
        .anyMatch(key -> key.endsWith(".done.parquet"));
    assertThat(s3.openUploads("s3-cancelled")).isEmpty();

    CommandRun next = restore("s3a://s3-input/", "s3a://s3-cancelled/table", Map.of());
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err())
        .containsPattern("[123] of 3 inputs are done already, in s3a://s3-cancelled/table")
        .contains("3 inputs: ");
  }

  private static CommandRun restore(String input, String output, Map<String, String> replaced) {
    List<String> options = new ArrayList<>(List.of(s3.confOptions(replaced)));
    options.add("--profile=fast");
    return CommandRun.restore("local[1]", input, output, options.toArray(String[]::new));
  }

  /** Waits until the first row is written, then ends the job as Spark's web page would. */
  private static void cancel() {
    while (completedTasks() == 0) {
      sleep();
    }
    SparkContext.getOrCreate().cancelAllJobs();
  }

  private static int completedTasks() {
    var context = org.apache.spark.SparkContext$.MODULE$.getActive();
    if (context.isEmpty()) {
      return 0;
    }
    var tracker = context.get().statusTracker();
    return IntStream.of(tracker.getActiveStageIds())
        .mapToObj(tracker::getStageInfo)
        .filter(scala.Option::isDefined)
        .map(scala.Option::get)
        .mapToInt(SparkStageInfo::numCompletedTasks)
        .sum();
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
