package dev.refocus.config;

import java.io.Serializable;
import java.util.Locale;

/**
 * What a network does, and what it wants to see.
 *
 * @param scale HR pixels per LR pixel along a side; 1 of a denoiser, and of a solver, which is told
 *     it
 * @param range value of white, such as 1 or 255
 * @param bgr whether blue comes first
 * @param multiple what both sides of its input must be multiples of
 * @param kernel name of the program's kernel that made the LR images of its training
 * @param noise of a denoiser or a solver, the most that it was trained with, in units of [0, 1]
 */
public record NetworkCard(
    Kind kind, int scale, double range, boolean bgr, int multiple, String kernel, double noise)
    implements Serializable {
  /** The kernel of most networks' training. */
  public static final String BICUBIC = "bicubic";

  /** What most denoisers are trained with at most. */
  public static final double MOST_NOISE = 50 / 255.0;

  /** What a network makes of an image. */
  public enum Kind {
    /** An HR image of an LR image. */
    UPSCALER,
    /** A clean image of a noisy one and the level of its noise. */
    DENOISER,
    /** An HR image of an LR image, its kernel, the scale and the level of its noise. */
    SOLVER;

    /** As in {@code models.yaml}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far the way of an upscaler is gone; {@code evaluate} compares them. */
  public enum Use {
    /** The network sees the LR image. */
    RAW,
    /** It sees what was restored, as its own kernel would have made it smaller. */
    CORRECTED,
    /** And what it draws is made to agree with the LR image. */
    CONSISTENT
  }

  /** Of a network of which nothing else is known. */
  public static NetworkCard upscaler(int scale, int multiple) {
    return new NetworkCard(Kind.UPSCALER, scale, 1, false, multiple, BICUBIC, 0);
  }

  /** The same. */
  public static NetworkCard denoiser(int multiple) {
    return new NetworkCard(Kind.DENOISER, 1, 1, false, multiple, BICUBIC, MOST_NOISE);
  }

  /** The same. */
  public static NetworkCard solver(int multiple) {
    return new NetworkCard(Kind.SOLVER, 1, 1, false, multiple, BICUBIC, MOST_NOISE);
  }
}
