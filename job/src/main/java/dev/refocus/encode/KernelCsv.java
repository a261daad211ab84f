package dev.refocus.encode;

import dev.refocus.fit.model.Kernel;

/** A kernel as text: {@code K} lines of {@code K} numbers, the kernel's rows from top to bottom. */
public final class KernelCsv {
  private KernelCsv() {}

  /** The shortest decimals that give the same floats back. */
  public static String of(Kernel kernel) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < kernel.weights().length; i++) {
      text.append(kernel.weights()[i]).append((i + 1) % kernel.size() == 0 ? '\n' : ',');
    }
    return text.toString();
  }
}
