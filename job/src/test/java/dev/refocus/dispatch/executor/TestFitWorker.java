package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFitWorker {
  @ParameterizedTest
  @CsvSource({"local, 1", "local[3], 3", "'local[5,2]', 5"})
  void localMasterSaysItsCores(String master, int threads) {
    assertThat(FitWorker.threads(conf(master))).isEqualTo(threads);
  }

  @Test
  void executorCoresAreSharedByItsDevices() {
    SparkConf conf = conf("spark://host:7077").set("spark.executor.cores", "8");
    assertThat(FitWorker.threads(conf)).isEqualTo(8);
    assertThat(FitWorker.threads(conf.set("spark.executor.resource.gpu.amount", "2"))).isEqualTo(4);
    assertThat(FitWorker.threads(conf.set("spark.executor.resource.gpu.amount", "9"))).isEqualTo(1);
  }

  @Test
  void nativeThreadsAreFixedBeforeTheEngineLoads() {
    FitWorker.local().close();
    assertThat(System.getProperty("ai.djl.pytorch.num_threads")).isEqualTo("1");
    assertThat(System.getProperty("ai.djl.pytorch.num_interop_threads")).isEqualTo("1");
  }

  @Test
  void deviceIsTheOneThatSparkAssigned() {
    assertThat(FitWorker.device(null)).isEqualTo(Device.cpu());
    ResourceInformation gpu = new ResourceInformation("gpu", new String[] {"3"});
    assertThat(FitWorker.device(gpu)).isEqualTo(Device.gpu(3));
  }

  @Test
  void absentGpuEndsTheRun() {
    assertThatThrownBy(() -> FitWorker.requireUsable(Device.gpu(3), 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Spark assigned GPU 3, PyTorch sees 2; give the executors PyTorch's CUDA library and driver");
    assertThatCode(() -> FitWorker.requireUsable(Device.gpu(1), 2)).doesNotThrowAnyException();
    assertThatCode(() -> FitWorker.requireUsable(Device.cpu(), 0)).doesNotThrowAnyException();
  }

  private static SparkConf conf(String master) {
    return new SparkConf(false).setMaster(master);
  }
}
