package dev.refocus.evaluate;

import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.model.Borders;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * The image model run forwards: {@code y[i] = sum_j k[j] x[s i + j - (K - s)/2]}, in double
 * precision, mirroring the HR image at its edges (edge pixel not repeated).
 */
public final class Degradation {
  private final Kernel kernel;
  private final int scale;

  /**
   * @param kernel on the HR grid, {@code size - scale} even
   */
  public Degradation(Kernel kernel, int scale) {
    if (Math.floorMod(kernel.size() - scale, 2) != 0) {
      throw new IllegalArgumentException(
          "kernel size: %d, must differ from the scale %d by an even number"
              .formatted(kernel.size(), scale));
    }
    this.kernel = kernel;
    this.scale = scale;
  }

  /** The LR image {@code (c, h/s, w/s)} of {@code hr}, rounded to 8 bits as a PNG would hold it. */
  public Image apply(Image hr) {
    return apply(hr, () -> 0);
  }

  /**
   * The same with white Gaussian noise on every LR sample before it is rounded.
   *
   * @param levels standard deviation of the noise, in 8-bit levels
   */
  public Image apply(Image hr, double levels, RandomGenerator random) {
    return levels == 0 ? apply(hr) : apply(hr, () -> levels / 255 * random.nextGaussian());
  }

  private Image apply(Image hr, DoubleSupplier noise) {
    int height = hr.height() / scale;
    int width = hr.width() / scale;
    float[] samples = new float[hr.channels() * height * width];
    for (int channel = 0; channel < hr.channels(); channel++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          double value = sample(hr, channel, row, column) + noise.getAsDouble();
          samples[(channel * height + row) * width + column] = EightBits.round(value);
        }
      }
    }
    return new Image(hr.channels(), height, width, samples);
  }

  private double sample(Image hr, int channel, int row, int column) {
    int size = kernel.size();
    int offset = (size - scale) / 2;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      int y = Borders.mirror(scale * row + i - offset, hr.height());
      int line = (channel * hr.height() + y) * hr.width();
      for (int j = 0; j < size; j++) {
        float weight = kernel.weights()[i * size + j];
        if (weight != 0) {
          int x = Borders.mirror(scale * column + j - offset, hr.width());
          sum += weight * (double) hr.samples()[line + x];
        }
      }
    }
    return sum;
  }
}
