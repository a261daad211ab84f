package dev.refocus.cli;

import dev.refocus.config.FitConfig;
import dev.refocus.explain.Attribution;
import dev.refocus.explain.HrWindow;
import dev.refocus.fit.LrPart;

/**
 * What {@code explain} found.
 *
 * @param imageId as in a row
 * @param window in HR pixels of the image
 * @param place of the LR pixels that it looked at, in the image
 * @param picture a PNG file, see {@link dev.refocus.explain.AttributionPicture}
 */
record Explanation(
    String imageId,
    FitConfig fit,
    KernelFound kernel,
    HrWindow window,
    LrPart place,
    Attribution attribution,
    byte[] picture) {
  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  /**
   * What the image was restored with.
   *
   * @param name as in a row
   * @param confidence as in a row
   */
  record KernelFound(String name, double confidence) {}

  /** Distance in LR pixels from the window's middle within which half of the say lies. */
  double halfWithin() {
    return within(HALF);
  }

  /** The same of nine tenths. */
  double mostWithin() {
    return within(MOST);
  }

  private double within(double share) {
    double row = middle(window.top()) - place.top();
    return attribution.reach(row, middle(window.left()) - place.left(), share);
  }

  /** Of the window, in LR pixels: the middle of LR pixel 0 is 0. */
  private double middle(int first) {
    return (first + window.side() / 2.0) / fit.scale() - 0.5;
  }

  /** Column of the LR pixel that had most to say, in the image. */
  int strongestX() {
    return place.left() + attribution.strongest() % place.width();
  }

  /** Its row. */
  int strongestY() {
    return place.top() + attribution.strongest() / place.width();
  }
}
