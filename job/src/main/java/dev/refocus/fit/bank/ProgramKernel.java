package dev.refocus.fit.bank;

import dev.refocus.fit.model.Kernel;
import java.util.function.DoubleUnaryOperator;

/**
 * The kernels by which programs make images smaller: separable, each at its antialiased support
 * (the filter is as wide as the scale stretches it), with its negative lobes, centred on the {@code
 * s x s} HR block under an LR pixel. Pillow's filters of the same names, MATLAB's {@code imresize}
 * (bicubic, a = -1/2) and OpenCV's {@code INTER_AREA} (box) do the same sums.
 */
public enum ProgramKernel {
  /** Means of blocks: OpenCV's area, a sensor's binning. */
  BOX("box", 0.5, t -> t < 0.5 ? 1 : 0),
  /** A triangle. */
  BILINEAR("bilinear", 1, t -> Math.max(1 - t, 0)),
  /** Keys 1981, a = -1/2. */
  BICUBIC("bicubic", 2, t -> keys(t, -0.5)),
  /** a = -3/4: what OpenCV and web browsers interpolate with. */
  SHARP_BICUBIC("bicubic-sharp", 2, t -> keys(t, -0.75)),
  /** Mitchell and Netravali 1988, B = C = 1/3. */
  MITCHELL("mitchell", 2, ProgramKernel::mitchell),
  LANCZOS2("lanczos2", 2, t -> t < 2 ? sinc(t) * sinc(t / 2) : 0),
  LANCZOS3("lanczos3", 3, t -> t < 3 ? sinc(t) * sinc(t / 3) : 0);

  private final String text;
  private final double support;
  private final DoubleUnaryOperator filter;

  ProgramKernel(String text, double support, DoubleUnaryOperator filter) {
    this.text = text;
    this.support = support;
    this.filter = filter;
  }

  /** Its name in rows and specifications. */
  public String text() {
    return text;
  }

  /** The kernel that makes an image smaller by {@code scale} along each side. */
  public Kernel at(int scale) {
    int size = Kernel.sizeWithin((int) (2 * support), scale);
    double[] line = new double[size];
    for (int i = 0; i < size; i++) {
      line[i] = filter.applyAsDouble(Math.abs(i - (size - 1) / 2.0) / scale);
    }
    return outer(line);
  }

  /** {@code line x line'}, of unit sum. */
  static Kernel outer(double[] line) {
    int size = line.length;
    double[] weights = new double[size * size];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = line[i / size] * line[i % size];
    }
    return Kernel.unitSum(size, weights);
  }

  private static double keys(double t, double a) {
    if (t <= 1) {
      return ((a + 2) * t - (a + 3)) * t * t + 1;
    }
    return t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0;
  }

  private static double mitchell(double t) {
    if (t < 1) {
      return (7 * t * t * t - 12 * t * t + 16 / 3.0) / 6;
    }
    return t < 2 ? (-7 / 3.0 * t * t * t + 12 * t * t - 20 * t + 32 / 3.0) / 6 : 0;
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  }
}
