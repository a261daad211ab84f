package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Layers;
import java.util.random.RandomGenerator;

/**
 * The forward diffusion {@code x_t = sqrt(a) x_0 + sqrt(1 - a) e} of Ho et al. 2020 ("Denoising
 * diffusion probabilistic models") with 1000 levels and variances that rise linearly from 1e-4 to
 * 0.02, and the velocity {@code v = sqrt(a) e - sqrt(1 - a) x_0} of Salimans and Ho 2022
 * ("Progressive distillation").
 *
 * <p>{@code a} is the signal, alpha bar of the papers; {@code x_0} is in [-1, 1], {@code e} white
 * Gaussian noise of unit variance. Levels between two whole ones are interpolated.
 */
public final class NoiseScale {
  /** T of the papers: the last level. */
  public static final int LEVELS = 1000;

  private static final double FIRST_VARIANCE = 1e-4;
  private static final double LAST_VARIANCE = 0.02;

  /** {@code log} of the signal at each level; level 0 is without noise. */
  private static final double[] LOG_SIGNALS = logSignals();

  private NoiseScale() {}

  private static double[] logSignals() {
    double[] logs = new double[LEVELS + 1];
    for (int t = 1; t <= LEVELS; t++) {
      double variance =
          FIRST_VARIANCE + (LAST_VARIANCE - FIRST_VARIANCE) * (t - 1) / (LEVELS - 1.0);
      logs[t] = logs[t - 1] + Math.log1p(-variance);
    }
    return logs;
  }

  /**
   * The signal {@code a}, in (0, 1].
   *
   * @param level in [0, 1000]
   */
  public static double signal(double level) {
    int below = (int) Math.min(Math.max(Math.floor(level), 0), LEVELS - 1.0);
    double part = level - below;
    return Math.exp((1 - part) * LOG_SIGNALS[below] + part * LOG_SIGNALS[below + 1]);
  }

  /**
   * Standard deviation of the noise over that of the signal, {@code sqrt((1 - a) / a)}: what is
   * left of {@code x_t / sqrt(a)} as noise, in units of {@code x_0}.
   */
  public static double sigma(double level) {
    return Math.sqrt(1 / signal(level) - 1);
  }

  /** The level whose {@link #sigma} is this one; the last if there is none. */
  public static double level(double sigma) {
    double low = 0;
    double high = LEVELS;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (sigma(middle) < sigma) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Independent normal numbers of unit variance, as many as {@code like} has. */
  public static NDArray white(NDArray like, RandomGenerator random) {
    float[] values = new float[(int) like.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return like.getManager().create(values, like.getShape());
  }

  /** {@code x_t} of {@code x_0} and the noise. */
  public static NDArray noised(NDArray clean, NDArray noise, double level) {
    return mix(clean, noise, level, 1);
  }

  /** {@code v} of {@code x_0} and the noise. */
  public static NDArray velocity(NDArray clean, NDArray noise, double level) {
    return mix(noise, clean, level, -1);
  }

  /** {@code x_0} of {@code x_t} and {@code v}. */
  public static NDArray clean(NDArray noised, NDArray velocity, double level) {
    return mix(noised, velocity, level, -1);
  }

  /** The noise of {@code x_t} and {@code v}. */
  public static NDArray noise(NDArray noised, NDArray velocity, double level) {
    return mix(velocity, noised, level, 1);
  }

  /** {@code sqrt(a) first + sign sqrt(1 - a) second}. */
  private static NDArray mix(NDArray first, NDArray second, double level, int sign) {
    double signal = signal(level);
    return Layers.scale(first, Math.sqrt(signal))
        .add(Layers.scale(second, sign * Math.sqrt(1 - signal)));
  }
}
