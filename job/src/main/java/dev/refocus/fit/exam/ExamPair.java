package dev.refocus.fit.exam;

import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Borders;

/**
 * An image and the same made smaller.
 *
 * @param smaller {@code (1, h, w)}
 * @param truth {@code (1, s h, s w)}
 * @param symmetric whether turned and mirrored pairs are pairs too
 */
record ExamPair(Image smaller, Image truth, boolean symmetric) {
  /** Rounding of symmetric weights. */
  private static final float TOLERANCE = 1e-6f;

  /** {@code plane} from row {@code top} and column {@code left} on, made smaller by the kernel. */
  static ExamPair of(Image plane, Kernel kernel, int scale, int top, int left) {
    int height = (plane.height() - top) / scale;
    int width = (plane.width() - left) / scale;
    Image truth = plane.part(top, left, scale * height, scale * width);
    return new ExamPair(reduced(truth, kernel, scale), truth, isSymmetric(kernel));
  }

  private static Image reduced(Image truth, Kernel kernel, int scale) {
    int height = truth.height() / scale;
    int width = truth.width() / scale;
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = seen(truth, kernel, scale, i / width, i % width);
    }
    return new Image(1, height, width, samples);
  }

  private static float seen(Image truth, Kernel kernel, int scale, int row, int column) {
    int size = kernel.size();
    int offset = Math.floorDiv(size - scale, 2);
    float sum = 0;
    for (int i = 0; i < size; i++) {
      int line = Borders.mirror(scale * row + i - offset, truth.height()) * truth.width();
      for (int j = 0; j < size; j++) {
        float weight = kernel.weights()[i * size + j];
        if (weight != 0) {
          int at = Borders.mirror(scale * column + j - offset, truth.width());
          sum += weight * truth.samples()[line + at];
        }
      }
    }
    return sum;
  }

  private static boolean isSymmetric(Kernel kernel) {
    int size = kernel.size();
    float[] weights = kernel.weights();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        float weight = weights[i * size + j];
        if (Math.abs(weight - weights[j * size + i]) > TOLERANCE
            || Math.abs(weight - weights[i * size + size - 1 - j]) > TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }
}
