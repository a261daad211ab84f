package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.StandaloneCluster;
import dev.refocus.dispatch.SparkSessions;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.ndarray.Autograd;
import dev.refocus.ndarray.Barriers;
import dev.refocus.ndarray.Slope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that share a process, and what they share of a GPU that is none but by its address. */
@Tag("long")
class TestTwoFitsInOneExecutor {
  /** Of one process: tasks of two processes never meet. */
  private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

  @TempDir private Path temporary;
  private StandaloneCluster cluster;

  @AfterEach
  void stopTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void gradientsAreRecordedAtOnce() {
    try (SparkSession spark = session("local[2]", Map.of())) {
      assertThat(meet(spark)).containsExactlyInAnyOrder("driver cpu() 3.0", "driver cpu() 12.0");
    }
  }

  @Test
  void halfAGpuEachIsOneDeviceAndABrokenOneEndsTheExecutor() throws Exception {
    cluster = new StandaloneCluster(Files.createDirectories(temporary.resolve("spark")), oneGpu());
    Map<String, String> conf = new HashMap<>();
    conf.put("spark.executor.cores", "2");
    conf.put("spark.cores.max", "2");
    conf.put("spark.executor.memory", "512m");
    conf.put("spark.executor.resource.gpu.amount", "1");
    conf.put("spark.task.resource.gpu.amount", "0.5");
    conf.put("spark.driver.host", "127.0.0.1");
    conf.put("spark.driver.bindAddress", "127.0.0.1");
    try (SparkSession spark = session(cluster.master(), conf)) {
      assertThat(meet(spark)).containsExactlyInAnyOrder("0 gpu(0) 3.0", "0 gpu(0) 12.0");
      assertThat(breakTheGpu(spark)).as("executor of the second attempt").isEqualTo("1");
    }
  }

  private List<String> oneGpu() throws IOException {
    Path script = temporary.resolve("gpus.sh");
    Files.writeString(script, "echo '{\"name\": \"gpu\", \"addresses\": [\"0\"]}'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return List.of(
        "-Dspark.worker.resource.gpu.amount=1",
        "-Dspark.worker.resource.gpu.discoveryScript=" + script);
  }

  private static SparkSession session(String master, Map<String, String> conf) {
    Map<String, String> all = new HashMap<>(conf);
    all.put("spark.ui.enabled", "false");
    return SparkSessions.open(master, all);
  }

  /** Two tasks, each in the midst of a recording when the other is. */
  private static List<String> meet(SparkSession spark) {
    return new JavaSparkContext(spark.sparkContext())
        .parallelize(List.of(1f, 2f), 2)
        .map(
            x ->
                "%s %s %s"
                    .formatted(
                        SparkEnv.get().executorId(),
                        FitWorker.device(TaskContext.get().resourcesJMap().get("gpu")),
                        slopeOfTheCube(x)))
        .collect();
  }

  private static float slopeOfTheCube(float x) {
    FitWorker.local().close();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        Slope slope =
            Autograd.slope(
                manager.create(new float[] {x}),
                point -> {
                  NDArray cube = point.mul(point).mul(point).sum();
                  Barriers.await(TOGETHER);
                  return cube;
                })) {
      return slope.gradient().toFloatArray()[0];
    }
  }

  /** As an image's work would see it, once; the executor that tells it. */
  private static String breakTheGpu(SparkSession spark) {
    return new JavaSparkContext(spark.sparkContext())
        .parallelize(List.of("image.png"), 1)
        .map(
            image -> {
              if (TaskContext.get().attemptNumber() == 0) {
                EngineException error = new EngineException("CUDA error: device-side assert");
                return Failure.finding(error, image).message();
              }
              return SparkEnv.get().executorId();
            })
        .first();
  }
}
