package dev.refocus.decode.color;

/** The transfer curve of sRGB (IEC 61966-2-1). */
public final class SrgbCurve {
  private static final double LINEAR_END = 0.0031308;
  private static final double ENCODED_END = 0.04045;

  private SrgbCurve() {}

  /** Light to a sample, both in [0, 1]; light outside is clipped. */
  public static float encoded(double light) {
    double clipped = Math.min(Math.max(light, 0), 1);
    return (float)
        (clipped <= LINEAR_END ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055);
  }

  /** A sample to light, both in [0, 1]. */
  static double light(double sample) {
    return sample <= ENCODED_END ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
  }
}
