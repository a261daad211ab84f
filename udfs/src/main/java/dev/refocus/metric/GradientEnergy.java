package dev.refocus.metric;

/**
 * Mean squared gradient of an image over that of the truth: {@code mean |grad a|^2 / mean |grad
 * b|^2} with differences of neighbours along rows and columns. 1 is as much contrast of detail as
 * in the truth, less is blur, more is ringing or noise. PSNR likes less: doubtful detail costs it
 * nothing when it is left out.
 */
public final class GradientEnergy {
  private static final int LEAST_SIDE = 2;

  private GradientEnergy() {}

  /** The ratio of two planes of one size, 0 or more; NaN if the truth {@code b} is flat. */
  public static double ratio(Plane a, Plane b) {
    return shifted(a, b, 0, 0, 0);
  }

  /**
   * The ratio at a given shift, such as the one that {@link Psnr#bestShift} found.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the truth
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   * @return NaN if the truth is flat
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged judged = Judged.of(a, b, margin, rows, columns, LEAST_SIDE);
    double own = Judged.requireFinite(energy(judged.image()), "gradient energy");
    double truth = Judged.requireFinite(energy(judged.reference()), "gradient energy");
    return truth == 0 ? Double.NaN : own / truth;
  }

  /** Mean squared difference of neighbours in a column plus that of neighbours in a row. */
  private static double energy(Plane plane) {
    double down = 0;
    double right = 0;
    for (int i = 0; i < plane.samples().length; i++) {
      down += i < plane.width() ? 0 : square(plane, i, i - plane.width());
      right += i % plane.width() == 0 ? 0 : square(plane, i, i - 1);
    }
    return down / ((plane.height() - 1.0) * plane.width())
        + right / ((plane.width() - 1.0) * plane.height());
  }

  private static double square(Plane plane, int i, int j) {
    double difference = (double) plane.samples()[i] - plane.samples()[j];
    return difference * difference;
  }
}
