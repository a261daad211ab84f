package dev.refocus.decode.webp;

/** Undoes the filters of WebP's opacity (RFC 9649, section 2.7.1.2). */
final class WebpAlpha {
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;

  private WebpAlpha() {}

  /**
   * Takes the filter's prediction back.
   *
   * @param samples residuals, {@code (height, width)} in 0 to 255; overwritten
   * @return opacity in [0, 1]
   */
  static float[] unfiltered(int[] samples, int width, int filter) {
    float[] alpha = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = samples[i] + prediction(samples, i, width, filter) & 0xff;
      alpha[i] = samples[i] / 255f;
    }
    return alpha;
  }

  private static int prediction(int[] samples, int i, int width, int filter) {
    boolean firstColumn = i % width == 0;
    boolean firstRow = i < width;
    if (filter == 0 || i == 0) {
      return 0;
    } else if (firstRow || (filter == HORIZONTAL && !firstColumn)) {
      return samples[i - 1];
    } else if (firstColumn || filter == VERTICAL) {
      return samples[i - width];
    }
    int gradient = samples[i - 1] + samples[i - width] - samples[i - width - 1];
    return Math.min(Math.max(gradient, 0), 255);
  }
}
