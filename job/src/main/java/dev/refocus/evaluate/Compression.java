package dev.refocus.evaluate;

import java.io.Serializable;

/**
 * How an LR image becomes a file.
 *
 * @param quality 1 to 100 as JPEG, 0 for PNG
 * @param again quality of a second JPEG made from the first, on the same grid of blocks; 0 for none
 * @param subsampling of colour images, in both JPEGs
 */
public record Compression(int quality, int again, Subsampling subsampling) implements Serializable {
  static final Compression PNG = new Compression(0, 0, Subsampling.HALF_BOTH);

  /** The same with another quality of the first JPEG. */
  Compression withQuality(int first) {
    return new Compression(first, again, subsampling);
  }

  /** {@code 420}, {@code 422} or {@code 444}. */
  public String subsamplingText() {
    return subsampling.text();
  }

  /** Of the LR file's name. */
  public String ending() {
    return quality == 0 ? "png" : "jpg";
  }
}
