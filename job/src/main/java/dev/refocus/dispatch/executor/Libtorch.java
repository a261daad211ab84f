package dev.refocus.dispatch.executor;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The libtorch of this process.
 *
 * @param flavor {@code cpu}, or CUDA's version as {@code cu128}
 * @param gpus that libtorch sees
 * @param driver whether the machine has a device of NVIDIA's driver
 * @param visible the value of {@code CUDA_VISIBLE_DEVICES}; null if it is not set
 */
record Libtorch(String version, String flavor, int gpus, boolean driver, String visible) {
  private static final Path DEVICES = Path.of("/dev/nvidiactl");

  /** Loads it, if it is not loaded yet. */
  static Libtorch loaded() {
    NativeLibraries.prepare();
    Engine engine = Engine.getEngine("PyTorch");
    String flavor = Utils.getEnvOrSystemProperty("PYTORCH_FLAVOR");
    return new Libtorch(
        engine.getVersion(),
        flavor == null ? Platform.detectPlatform("pytorch").getFlavor() : flavor,
        engine.getGpuCount(),
        Files.exists(DEVICES),
        System.getenv("CUDA_VISIBLE_DEVICES"));
  }

  private String none() {
    if (!driver) {
      return "this machine has no NVIDIA driver (no /dev/nvidiactl)";
    }
    if (flavor.startsWith("cpu")) {
      return "these libraries are for the CPU; deploy/fetch-cuda has those for CUDA";
    }
    if (visible != null) {
      return "CUDA_VISIBLE_DEVICES=%s hides them, or names none".formatted(visible);
    }
    return "libcudart.so is on no folder of LD_LIBRARY_PATH, or the driver is older than CUDA "
        + flavor;
  }

  /** One line: which libtorch, which flavor, how many GPUs, and why none. */
  @Override
  public String toString() {
    String line = String.format(Locale.ROOT, "libtorch %s %s, %d GPUs", version, flavor, gpus);
    return gpus > 0 ? line : line + ": " + none();
  }
}
