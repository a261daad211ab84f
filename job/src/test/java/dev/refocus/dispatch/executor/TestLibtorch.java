package dev.refocus.dispatch.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestLibtorch {
  @Test
  void saysWhyThereIsNoGpu() {
    assertThat(new Libtorch("2.7.1", "cpu", 0, false, null))
        .hasToString(
            "libtorch 2.7.1 cpu, 0 GPUs: this machine has no NVIDIA driver (no /dev/nvidiactl)");
    assertThat(new Libtorch("2.7.1", "cpu-precxx11", 0, true, null).toString())
        .contains("libraries are for the CPU");
    assertThat(new Libtorch("2.7.1", "cu128", 0, true, "").toString())
        .contains("CUDA_VISIBLE_DEVICES= hides them");
    assertThat(new Libtorch("2.7.1", "cu128", 0, true, null).toString()).contains("libcudart.so");
    assertThat(new Libtorch("2.7.1", "cu128", 2, true, null))
        .hasToString("libtorch 2.7.1 cu128, 2 GPUs");
  }

  @Test
  void theLibraryOfThisProcessIsNamed() {
    assertThat(Libtorch.loaded().toString())
        .matches("(?s)libtorch \\d+\\.\\d+\\.\\d+ \\S+, \\d+ GPUs.*");
  }
}
