package dev.refocus.decode;

import java.io.Serializable;

/**
 * Bounds that are checked before any pixel is decoded.
 *
 * @param maxBytes of an encoded image
 * @param minSide shorter side in LR pixels below which there are too few patches to learn from
 * @param maxSide longer side in LR pixels
 * @param maxPixels LR pixels
 * @param maxHrPixels pixels of the HR image, {@code scale^2} times the LR's
 */
public record DecodeLimits(
    long maxBytes, int minSide, int maxSide, long maxPixels, long maxHrPixels)
    implements Serializable {
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(64L << 20, 24, 8192, 4_000_000, 36_000_000);
}
