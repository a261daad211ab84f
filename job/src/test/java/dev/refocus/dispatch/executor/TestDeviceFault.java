package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the words of libtorch: no GPU is broken for a test. */
class TestDeviceFault {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA error: an illegal memory access was encountered",
        "CUDA error: device-side assert triggered",
        "CUDA error: unspecified launch failure",
        "CUDA error: uncorrectable ECC error encountered",
        "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"
      })
  void brokenGpuIsAFault(String message) {
    assertThat(DeviceFault.in(new EngineException(message))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA out of memory. Tried to allocate 2.00 GiB",
        "CUDA error: out of memory",
        "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory",
        "shape '[5, 5]' is invalid for input of size 24"
      })
  void otherTroubleIsNone(String message) {
    assertThat(DeviceFault.in(new EngineException(message))).isFalse();
  }

  @Test
  void wordsOfOthersAreNone() {
    assertThat(DeviceFault.in(new IllegalStateException("CUDA error: device-side assert")))
        .isFalse();
  }
}
