package dev.refocus.export;

import dev.refocus.encode.KernelCsv;
import dev.refocus.encode.KernelPicture;
import dev.refocus.fit.model.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What kernels are written as. */
public enum KernelFormat {
  /** Numbers to compute with. */
  CSV,
  /** A grey picture to look at. */
  PNG;

  private static final int PIXELS_PER_WEIGHT = 8;

  /** What the name of a kernel's file ends with, where that of its image ends with its format. */
  public String ending() {
    return ".kernel." + name().toLowerCase(Locale.ROOT);
  }

  public byte[] bytes(Kernel kernel) {
    return this == CSV
        ? KernelCsv.of(kernel).getBytes(StandardCharsets.UTF_8)
        : KernelPicture.png(kernel, PIXELS_PER_WEIGHT);
  }
}
