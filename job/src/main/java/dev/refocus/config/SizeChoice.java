package dev.refocus.config;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * Sides of the images that a user wants. Unlike {@link LimitSettings limits} they make no failures.
 *
 * @param minSide LR pixels along the shorter side; 0 for any
 * @param maxPixels LR pixels; 0 for any
 */
public record SizeChoice(int minSide, long maxPixels) implements Serializable {

  /** Why an image is skipped; nothing if it is wanted, or its header states no sides. */
  public Optional<Finding> unwanted(int width, int height) {
    long pixels = (long) width * height;
    if (width <= 0 || height <= 0) {
      return Optional.empty();
    }
    if (Math.min(width, height) < minSide) {
      return Optional.of(
          finding(
              ErrorCode.TOO_SMALL,
              "shorter side of %d pixels, and input.min-side leaves out what has less than %d",
              Math.min(width, height),
              minSide));
    }
    return maxPixels > 0 && pixels > maxPixels
        ? Optional.of(
            finding(
                ErrorCode.TOO_MANY_PIXELS,
                "image of %d pixels, and input.max-pixels leaves out what has more than %d",
                pixels,
                maxPixels))
        : Optional.empty();
  }

  private static Finding finding(ErrorCode code, String message, long value, long bound) {
    return new Finding(code, String.format(Locale.ROOT, message, value, bound));
  }
}
