package dev.refocus.explain;

import dev.refocus.image.Image;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What each LR pixel did to the detail of a window of HR pixels.
 *
 * @param pixels {@code (1, h, w)}: of which part, summed over channels; may be negative
 * @param detail of the window, see {@link HrWindow#detail}
 * @param baseline the same of the blurred LR image
 */
public record Attribution(Image pixels, double detail, double baseline) {

  /**
   * What the pixels' sum differs from the detail that the path adds, over that detail. It falls
   * with the path's steps.
   */
  public double incompleteness() {
    double sum = 0;
    for (float pixel : pixels.samples()) {
      sum += pixel;
    }
    double added = detail - baseline;
    return Math.abs(sum - added) / Math.max(Math.abs(added), Double.MIN_NORMAL);
  }

  /** {@code (h w)}: magnitudes over the largest, in [0, 1]. */
  public double[] magnitudes() {
    double[] magnitudes = new double[pixels.area()];
    double most = Double.MIN_NORMAL;
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(pixels.samples()[i]);
      most = Math.max(most, magnitudes[i]);
    }
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] /= most;
    }
    return magnitudes;
  }

  /** See {@link DiffusionIndex}. */
  public double diffusionIndex() {
    return DiffusionIndex.of(magnitudes());
  }

  /**
   * The least distance from a place within which a share of all magnitudes lies, in LR pixels.
   *
   * @param row of the place, in LR pixels; the middle of the first row is 0
   * @param column the same
   * @param share in (0, 1]
   */
  public double reach(double row, double column, double share) {
    double[] magnitudes = magnitudes();
    int width = pixels.width();
    double[] distances = new double[magnitudes.length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.hypot(i / width - row, i % width - column);
    }
    int[] near =
        IntStream.range(0, distances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distances[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double left = share * Arrays.stream(magnitudes).sum();
    int last = 0;
    for (; last < near.length - 1 && left > magnitudes[near[last]]; last++) {
      left -= magnitudes[near[last]];
    }
    return distances[near[last]];
  }

  /** Index of the pixel with the largest magnitude. */
  public int strongest() {
    double[] magnitudes = magnitudes();
    return IntStream.range(0, magnitudes.length)
        .reduce((a, b) -> magnitudes[b] > magnitudes[a] ? b : a)
        .orElseThrow();
  }
}
