package dev.refocus.fit.bank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.model.Kernel;
import dev.refocus.ndarray.Fourier;
import dev.refocus.ndarray.Scope;
import java.util.Locale;

/**
 * How unlike itself an LR image becomes when it is seen through a kernel and made smaller once
 * more. Natural images look alike at all scales, so under the kernel that made it the smaller image
 * has the LR image's own spectrum: KernelGAN's and KernelFusion's principle, here in closed form.
 *
 * <p>With {@code P} the power spectrum of the LR luma under a Hann window and {@code K} the
 * kernel's transfer function, the smaller image's spectrum, in the mean over the {@code s^2} places
 * of its grid, is {@code |K|^2 P} folded at its own Nyquist frequency. Both are averaged over rings
 * and sectors of the frequency plane; a sector keeps its direction under folding of isotropic
 * kernels and shows motion as what it is.
 */
final class CrossScale {
  /** Where contrasts are made equal; above it they are compared. */
  private static final double SPLIT = 0.2;

  /** Variance of rounding to 8 bits. */
  private static final double ROUNDING = 1 / (12 * 255.0 * 255.0);

  /** Share of the noise's variance that a smaller image keeps, about. */
  private static final double NOISE = 0.3;

  private final NDManager manager;
  private final int scale;
  private final int factor;
  private final int height;
  private final int width;
  private final float[] power;
  private final double floor;
  private final SpectrumBins bins;
  private final SpectrumBins folded;
  private final double[] own;

  /**
   * @param lr {@code (h, w)} luma
   * @param factor how many times smaller the image is made: in LR pixels a kernel is the same
   *     whatever the scale, and the smaller the step the more alike are the scales
   * @param noise standard deviation of its noise, in units of [0, 1]
   */
  CrossScale(NDArray lr, int scale, int factor, double noise) {
    manager = lr.getManager();
    this.scale = scale;
    this.factor = factor;
    height = (int) lr.getShape().get(0) / factor * factor;
    width = (int) lr.getShape().get(1) / factor * factor;
    floor = ROUNDING + NOISE * noise * noise;
    power = windowedPower(lr.get(String.format(Locale.ROOT, "0:%d, 0:%d", height, width)));
    bins = new SpectrumBins(height, width, 1);
    folded = new SpectrumBins(height, width, factor);
    own = bins.logMeans(power, floor);
  }

  /**
   * Mean absolute difference of the log spectra above {@value #SPLIT} cycles per pixel once they
   * are equal below: 0 if the smaller image is like the LR image; .2 to .5 under the true kernel.
   */
  double distance(Kernel kernel) {
    float[] seen = transfer(kernel);
    for (int i = 0; i < seen.length; i++) {
      seen[i] *= power[i];
    }
    double[] smaller = folded.logMeans(seen, floor);
    double offset = contrast(smaller);
    double sum = 0;
    double high = 0;
    for (int bin = 0; bin < SpectrumBins.COUNT; bin++) {
      if (SpectrumBins.center(bin) >= SPLIT) {
        sum += bins.count(bin) * Math.abs(smaller[bin] - own[bin] - offset);
        high += bins.count(bin);
      }
    }
    return sum / Math.max(high, 1);
  }

  /** By how much the smaller image's log spectrum lies above the LR image's where both are sure. */
  private double contrast(double[] smaller) {
    double offset = 0;
    double low = 0;
    for (int bin = 0; bin < SpectrumBins.COUNT; bin++) {
      if (SpectrumBins.center(bin) < SPLIT) {
        offset += bins.count(bin) * (smaller[bin] - own[bin]);
        low += bins.count(bin);
      }
    }
    return offset / Math.max(low, 1);
  }

  /** {@code |K|^2} at {@code factor} times the LR image's frequencies, in their order. */
  private float[] transfer(Kernel kernel) {
    int rows = scale * height / factor;
    int columns = scale * width / factor;
    float[] all =
        Scope.run(
            () ->
                Fourier.power(
                        Fourier.correlation(
                            manager, kernel.weights(), kernel.size(), 0, rows, columns))
                    .toFloatArray());
    int half = width / 2 + 1;
    float[] seen = new float[height * half];
    for (int i = 0; i < seen.length; i++) {
      int row = i / half <= height / 2 ? i / half : i / half - height + rows;
      seen[i] = all[row * (columns / 2 + 1) + i % half];
    }
    return seen;
  }

  private float[] windowedPower(NDArray lr) {
    return Scope.run(
        () -> {
          NDArray window = hann(height).reshape(height, 1).mul(hann(width).reshape(1, width));
          float mean = lr.mul(window).sum().getFloat() / window.sum().getFloat();
          float energy = window.square().sum().getFloat();
          return Fourier.power(Fourier.forward(lr.sub(mean).mul(window)))
              .div(energy)
              .toFloatArray();
        });
  }

  private NDArray hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
    }
    return manager.create(window, new Shape(length));
  }
}
