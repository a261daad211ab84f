package dev.refocus.explain;

import java.util.Arrays;

/**
 * How widely an attribution is spread: {@code (1 - Gini) 100} of its magnitudes (Gu, Dong 2021).
 * About 0 if one pixel has it all, 100 if all have the same. It depends on how many pixels are
 * looked at: indices of parts of one size may be compared.
 */
public final class DiffusionIndex {
  /** Keeps the index of an attribution of nothing at 100. */
  private static final double LEAST = 1e-7;

  private DiffusionIndex() {}

  /**
   * {@code Gini = sum (2 i - n - 1) a_i / (n sum a)}, {@code a} ascending, {@code i} from 1.
   *
   * @param magnitudes at least one, none negative, of which the largest is 1
   * @return in [0, 100]
   */
  public static double of(double[] magnitudes) {
    double[] sorted = magnitudes.clone();
    Arrays.sort(sorted);
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      double magnitude = sorted[i] + LEAST;
      weighted += (2.0 * (i + 1) - sorted.length - 1) * magnitude;
      sum += magnitude;
    }
    return (1 - weighted / (sorted.length * sum)) * 100;
  }
}
