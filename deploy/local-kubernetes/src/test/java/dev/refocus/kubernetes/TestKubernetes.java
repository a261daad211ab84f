package dev.refocus.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The release in both modes; pods run the entry point of the image. */
@Timeout(600)
@Tag("long")
class TestKubernetes {
  private static final String SHARED = "--set=output.shared=true";

  @TempDir private Path folder;
  private LocalKubernetes cluster;
  private Release release;
  private Path output;

  @BeforeEach
  void start() throws IOException {
    cluster = new LocalKubernetes(Release.HOME, Files.createDirectories(folder.resolve("pods")));
    release = new Release(folder, cluster);
    output = folder.resolve("output");
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void clientModeRestoresAndCountsWhatFails() throws Exception {
    Path archive = Pictures.folder(folder.resolve("archive"), 4, 24);
    Files.write(archive.resolve("torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Release.Run run = release.client(restore(archive));
    assertThat(run.text()).containsPattern("5 inputs: .* 1 failed");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(inputs()).isEqualTo(5);
    assertThat(memoryOfExecutors()).as("700 + 2048 + 600 MiB").containsOnly(new Quantity("3348Mi"));
  }

  @Test
  void aDriverPodEndsWithTheProgramsExitCode() throws Exception {
    Path archive = Pictures.folder(folder.resolve("archive"), 2, 24);
    assertThat(driverOf(restore(archive))).isZero();
    assertThat(inputs()).isEqualTo(2);
    assertThat(driverOf("plan", "--input=archive")).as("a relative path").isEqualTo(1);
    Files.write(archive.resolve("torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(driverOf(restore(archive))).as("some failed").isEqualTo(2);
    Pictures.folder(archive, 6, 25);
    assertThat(driverOf(restore(archive, "--max-core-hours=0.0000001")))
        .as("the budget is spent")
        .isEqualTo(3);
  }

  @Test
  void aDeletedExecutorLosesNothing() throws Exception {
    Path archive = Pictures.folder(folder.resolve("archive"), 12, 64);
    CompletableFuture<Release.Run> running =
        CompletableFuture.supplyAsync(() -> unchecked(restore(archive)));
    while (items() < 2 && !running.isDone()) {
      Thread.sleep(100);
    }
    Pod victim = cluster.pods("executor").findFirst().orElseThrow();
    cluster.delete(victim);
    Release.Run run = running.get(5, TimeUnit.MINUTES);
    assertThat(run.text()).containsPattern("12 inputs: .* 0 failed");
    assertThat(run.exit()).isZero();
    assertThat(inputs()).isEqualTo(12);
    Path pod = folder.resolve("pods").resolve(victim.getMetadata().getName());
    assertThat(pod.resolve("hook")).as("the hook of the pod has run").exists();
    assertThat(cluster.pods("executor")).as("with a replacement").hasSizeGreaterThan(2);
  }

  @Test
  void anExecutorAsksForItsGpu() throws Exception {
    Path archive = Pictures.folder(folder.resolve("archive"), 1, 24);
    String[] gpu = {
      "--conf=spark.executor.resource.gpu.amount=1",
      "--conf=spark.executor.resource.gpu.vendor=nvidia.com",
      "--conf=spark.executor.resource.gpu.discoveryScript="
          + Release.HOME
          + "/deploy/docker/gpus.sh",
      "--conf=spark.task.resource.gpu.amount=1"
    };
    Release.Run run = release.client(restore(archive, gpu));
    assertThat(run.text())
        .as("there is no GPU here")
        .contains("Max number of executor failures (4) reached");
    assertThat(run.exit()).as("Spark's own code").isEqualTo(11);
    assertThat(limits()).isNotEmpty().allMatch(all -> all.containsKey("nvidia.com/gpu"));
  }

  private String[] restore(Path archive, String... more) {
    List<String> fixed =
        List.of(
            "restore", "--input=" + archive, "--output=" + output, "--scale=2", "--profile=fast");
    return Stream.of(fixed.stream(), Stream.of(SHARED), Stream.of(more))
        .flatMap(all -> all)
        .toArray(String[]::new);
  }

  private Release.Run unchecked(String... arguments) {
    try {
      return release.client(arguments);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** spark-submit itself ends with 0 whatever its driver does. */
  private int driverOf(String... arguments) throws IOException, InterruptedException {
    List<String> before = drivers();
    Release.Run submitted = release.submit(arguments);
    assertThat(submitted.exit()).as(submitted.text()).isZero();
    List<String> started = drivers().stream().filter(name -> !before.contains(name)).toList();
    assertThat(started).hasSize(1);
    return cluster.exits().get(started.get(0));
  }

  private List<String> drivers() {
    return cluster.pods("driver").map(pod -> pod.getMetadata().getName()).toList();
  }

  private Stream<Map<String, Quantity>> limits() {
    return cluster
        .pods("executor")
        .map(pod -> pod.getSpec().getContainers().get(0).getResources().getLimits());
  }

  private Stream<Quantity> memoryOfExecutors() {
    return limits().map(all -> all.get("memory"));
  }

  private int inputs() throws IOException {
    return new ObjectMapper()
        .readTree(output.resolve("_MANIFEST.json").toFile())
        .required("inputs")
        .asInt();
  }

  private long items() throws IOException {
    Path items = output.resolve("_items");
    if (!Files.exists(items)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(items)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
