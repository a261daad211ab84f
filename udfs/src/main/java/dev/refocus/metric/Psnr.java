package dev.refocus.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Peak signal-to-noise ratio in dB of samples in [0, 1]: {@code -10 log10(mse + 1e-12)}.
 *
 * <p>The floor {@code 1e-12} makes the PSNR of identical images {@value #IDENTICAL} dB, finite and
 * thus fit for means.
 */
public final class Psnr {
  /** What identical images give, in dB. */
  public static final double IDENTICAL = 120;

  private static final double FLOOR = 1e-12;

  private Psnr() {}

  /**
   * The best PSNR over a set of shifts.
   *
   * @param decibel PSNR at the shift
   * @param rows sample {@code (i + rows, j + columns)} of the first image lies on {@code (i, j)} of
   *     the second
   * @param columns see {@code rows}
   */
  public record Shifted(double decibel, int rows, int columns) {}

  private record Shift(int rows, int columns) {
    int squaredLength() {
      return rows * rows + columns * columns;
    }
  }

  /** PSNR of two planes of one size, in dB. */
  public static double plain(Plane a, Plane b) {
    return bestShift(a, b, 0, 0).decibel();
  }

  /**
   * The best PSNR over all shifts of {@code a} by whole samples, up to {@code maxShift} along
   * either axis: blind methods know the image up to a translation only. A tie goes to the shorter
   * shift.
   *
   * @param a {@code (h, w)}, shifted
   * @param b {@code (h, w)}, the reference; {@code border + maxShift} samples are shaved off each
   *     side, so that every shift is judged by the same samples of the reference
   * @param border samples that are not judged for their nearness to the edge
   */
  public static Shifted bestShift(Plane a, Plane b, int border, int maxShift) {
    a.requireSameSize(b);
    if (border < 0 || maxShift < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "border %d and maximal shift %d: must not be negative",
              border,
              maxShift));
    }
    b.requireInside(border + maxShift, 1);
    double least = Double.POSITIVE_INFINITY;
    Shift best = new Shift(0, 0);
    for (Shift shift : shortestFirst(maxShift)) {
      double error = squaredError(a, b, border + maxShift, shift, least);
      if (error < least) {
        least = error;
        best = shift;
      }
    }
    return new Shifted(decibel(least / judged(b, border + maxShift)), best.rows, best.columns);
  }

  /**
   * PSNR at a given shift, in dB, such as the one that {@link #bestShift} found on another channel.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the reference
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged.requireJudgeable(a, b, margin, rows, columns, 1);
    double error = squaredError(a, b, margin, new Shift(rows, columns), Double.POSITIVE_INFINITY);
    return decibel(error / judged(b, margin));
  }

  private static List<Shift> shortestFirst(int maxShift) {
    return IntStream.rangeClosed(-maxShift, maxShift)
        .boxed()
        .flatMap(
            rows ->
                IntStream.rangeClosed(-maxShift, maxShift)
                    .mapToObj(columns -> new Shift(rows, columns)))
        .sorted(Comparator.comparingInt(Shift::squaredLength))
        .toList();
  }

  /** Sum of squared differences, or anything above {@code enough} if it is above. */
  private static double squaredError(Plane a, Plane b, int margin, Shift shift, double enough) {
    double sum = 0;
    for (int row = margin; row < b.height() - margin && sum <= enough; row++) {
      int of = row * b.width() + margin;
      int to = of + b.width() - 2 * margin;
      int offset = shift.rows * a.width() + shift.columns;
      for (int i = of; i < to; i++) {
        double difference = (double) a.samples()[i + offset] - b.samples()[i];
        sum += difference * difference;
      }
    }
    return Judged.requireFinite(sum, "PSNR");
  }

  private static double judged(Plane plane, int margin) {
    return (plane.height() - 2.0 * margin) * (plane.width() - 2.0 * margin);
  }

  private static double decibel(double meanSquaredError) {
    return -10 * Math.log10(meanSquaredError + FLOOR);
  }
}
