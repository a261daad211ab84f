package dev.refocus.config;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A kernel that the user knows, so that the program does not look for it.
 *
 * @param size {@code K}
 * @param weights {@code K x K} of unit sum in row order
 */
public record KnownKernel(int size, List<Float> weights) implements Serializable {
  /** A wider one reaches beyond the smallest images. */
  private static final int MOST_LR_PIXELS = 16;

  private static final int ID_DIGITS = 16;

  public KnownKernel {
    weights = List.copyOf(weights);
  }

  /** Hexadecimal digits that differ whenever the weights do, however their file writes them. */
  String id() {
    String text = size + " " + weights;
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  /**
   * Refuses a kernel that the image model cannot have at a scale.
   *
   * @throws UsageException if {@code K - scale} is odd or {@code K} too large
   */
  void requireFor(int scale) {
    if ((size - scale) % 2 != 0 || size > MOST_LR_PIXELS * scale) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--kernel: %d x %d numbers at --scale %d, must be %s and at most %d a side; pad the kernel with zeros",
              size,
              size,
              scale,
              scale % 2 == 0 ? "an even number" : "an odd number",
              MOST_LR_PIXELS * scale));
    }
  }
}
