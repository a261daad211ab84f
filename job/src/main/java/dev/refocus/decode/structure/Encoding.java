package dev.refocus.decode.structure;

import java.util.Optional;

/**
 * What the encoded bytes tell of the errors of the samples, of the upright image.
 *
 * @param bits per sample of a colour as stored, 1 to 64: its rounding is uniform over {@link #step}
 * @param jpeg how a JPEG's coefficients were rounded; empty if the image is no JPEG, if it has ink
 *     instead of light, or if its tables break the standard
 * @param converted whether an ICC profile was applied after the rounding: the errors keep about
 *     their size, but the rounded values are no longer those of the samples
 */
public record Encoding(int bits, Optional<JpegGrid> jpeg, boolean converted) {
  /** Rounding to {@code bits} and nothing else. */
  public static Encoding ofBits(int bits) {
    return new Encoding(bits, Optional.empty(), false);
  }

  /** The distance of neighbouring samples, in (0, 1]. */
  public double step() {
    return 1 / (Math.scalb(1.0, bits) - 1);
  }

  /** The encoding of the image that {@link Orientation} makes of the stored one. */
  public Encoding upright(ImageInfo stored) {
    return new Encoding(bits, jpeg.map(grid -> grid.upright(stored)), converted);
  }

  /** The encoding of what is left of the image without its first rows and columns. */
  public Encoding from(int row, int column) {
    return new Encoding(bits, jpeg.map(grid -> grid.from(row, column)), converted);
  }

  public Encoding withConverted(boolean now) {
    return new Encoding(bits, jpeg, now);
  }
}
