package dev.refocus.config;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Everything that changes pixels. Its hash is the {@code config_id} of every row.
 *
 * @param scale HR pixels per LR pixel along a side: 2, 3 or 4
 * @param profile how much is spent on an image
 * @param seed of the random streams, mixed with the image's own identity
 */
public record FitConfig(int scale, Profile profile, long seed) implements Serializable {
  /** Raised when the same configuration begins to give other pixels. */
  private static final int ALGORITHM_VERSION = 3;

  public static final FitConfig DEFAULT = new FitConfig(4, Profile.BALANCED, 0);

  public FitConfig {
    if (scale < 2 || scale > 4) {
      throw new IllegalArgumentException("scale: " + scale + ", must be 2, 3 or 4");
    }
  }

  /** 16 hexadecimal digits that differ whenever the pixels may differ. */
  public String id() {
    String identity =
        "algorithm=%d scale=%d profile=%s seed=%d"
            .formatted(ALGORITHM_VERSION, scale, profile, seed);
    return HexFormat.of().formatHex(Sha256.of(identity), 0, 8);
  }

  /**
   * The seed of one image's random stream. It depends on nothing but the image's bytes and this
   * configuration, so that retries and any partitioning draw the same numbers.
   *
   * @param imageId the hexadecimal SHA-256 of the encoded image
   */
  public long seedOf(String imageId) {
    return ByteBuffer.wrap(Sha256.of("%s %s %d".formatted(imageId, id(), seed))).getLong();
  }
}
