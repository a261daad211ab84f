package dev.refocus.evaluate;

import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.camera.Raster;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The image model run forwards: {@code y[i] = sum_j k[j] x[s i + j - (K - s)/2]}, in double
 * precision, mirroring the HR image at its edges (edge pixel not repeated).
 */
public final class Degradation {
  private final Kernel kernel;
  private final int scale;

  /**
   * A blur and a decimation by {@code scale}.
   *
   * @param kernel on the HR grid, {@code size - scale} even
   */
  public Degradation(Kernel kernel, int scale) {
    if (Math.floorMod(kernel.size() - scale, 2) != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "kernel size: %d, must differ from the scale %d by an even number",
              kernel.size(),
              scale));
    }
    this.kernel = kernel;
    this.scale = scale;
  }

  /** The LR image {@code (c, h/s, w/s)} of {@code hr}, rounded to 8 bits as a PNG would hold it. */
  public Image apply(Image hr) {
    return EightBits.round(blur(hr));
  }

  /** The same as a camera takes it. */
  public Image apply(Image hr, Camera camera, RandomGenerator random) {
    return EightBits.round(camera.take(blur(hr), random));
  }

  private Raster blur(Image hr) {
    int height = hr.height() / scale;
    int width = hr.width() / scale;
    double[] samples = new double[hr.channels() * height * width];
    int i = 0;
    for (int channel = 0; channel < hr.channels(); channel++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          samples[i++] = sample(hr, channel, row, column);
        }
      }
    }
    return new Raster(hr.channels(), height, width, samples);
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
