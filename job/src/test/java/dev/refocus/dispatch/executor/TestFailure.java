package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TestFailure {
  /** More memory than a machine can address. */
  private static final long FLOATS = 1L << 46;

  @Test
  void nativeMemoryIsMemory() {
    FitWorker.local().close();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      EngineException error =
          Assertions.catchThrowableOfType(
              EngineException.class, () -> manager.zeros(new Shape(FLOATS)));
      Finding finding = Failure.finding(error, "image.png");
      assertThat(finding.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
      assertThat(finding.message())
          .startsWith("native memory exhausted (")
          .contains("spark.executor.memoryOverhead", "fit.memory-per-image");
    }
  }

  @Test
  void unexpectedErrorsAreInternalAndHoldNoSecret() {
    Finding finding =
        Failure.finding(new IllegalStateException("cannot sign: secret.key=hunter2x"), "image.png");
    assertThat(finding.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(finding.message()).contains("cannot sign").doesNotContain("hunter2x");
  }
}
