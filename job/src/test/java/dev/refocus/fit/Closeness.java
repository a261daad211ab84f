package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;

/** Comparison of arrays by maximum and RMS of their difference. */
public final class Closeness {
  private Closeness() {}

  public static void assertClose(NDArray actual, double[] expected, Tolerances.Bound bound) {
    assertClose(actual.toFloatArray(), expected, bound);
  }

  public static void assertClose(NDArray actual, float[] expected, Tolerances.Bound bound) {
    assertClose(actual.toFloatArray(), Arrays2d.doubles(expected), bound);
  }

  public static void assertClose(float[] actual, float[] expected, Tolerances.Bound bound) {
    assertClose(actual, Arrays2d.doubles(expected), bound);
  }

  public static void assertClose(float[] actual, double[] expected, Tolerances.Bound bound) {
    assertThat(actual).hasSameSizeAs(expected);
    double max = 0;
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      max = Double.isNaN(difference) ? Double.NaN : Math.max(max, difference);
      sum += difference * difference;
    }
    double rms = Math.sqrt(sum / expected.length);
    assertThat(new double[] {max, rms})
        .as("max and RMS of the difference (%s)", Seeds.replay())
        .satisfies(d -> assertThat(d[0]).isLessThanOrEqualTo(bound.max()))
        .satisfies(d -> assertThat(d[1]).isLessThanOrEqualTo(bound.rms()));
  }
}
