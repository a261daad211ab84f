package dev.refocus.fit.bank;

import dev.refocus.fit.model.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The kernels that make most of the world's LR images: those of programs, Gaussians by width (soft
 * lenses, scanners), Gaussians seen by square pixels (lenses), and square pixels sharpened
 * afterwards (cameras).
 */
public final class KernelBank {
  /** Standard deviations in LR pixels. */
  private static final double[] GAUSSIANS = {0.4, 0.5, 0.65, 0.8, 1, 1.3};

  private static final double[] LENSES = {0.35, 0.5};

  /** Amounts of a camera's unsharp mask. */
  private static final double[] SHARPENING = {0.4, 0.8};

  /** Its side in LR pixels. */
  private static final int MASK = 5;

  /** Grid of a Gaussian in LR pixels: three standard deviations on either side, and a pixel. */
  private static final int REACH = 6;

  /**
   * HR pixels of a picture that can show a shape: so little of a photograph may be soft itself. Of
   * 54 crops of 96 x 96 px that box and Lanczos made smaller at x2, three lost up to 6 dB under a
   * wide kernel, and a crop between them 12 dB under a shape.
   */
  private static final int LEAST_HR_PIXELS = 128 * 128;

  /**
   * LR pixels whose spectrum tells wide kernels from narrow ones. Of 108 crops of 32 x 32 px that
   * box and Lanczos made smaller at x2 and x4, 86 were taken for wide kernels' and three for
   * shapes'; 44 lost, up to 14 dB.
   */
  private static final int LEAST_LR_PIXELS = 48 * 48;

  /** Width in LR pixels up to which a kernel does little harm where it is wrong. */
  private static final double NARROW = 0.33;

  private KernelBank() {}

  /** Whether a picture of so many LR pixels is too small to tell a shape from soft things. */
  public static boolean seesLittle(int scale, long lrPixels) {
    return lrPixels * scale * scale < LEAST_HR_PIXELS;
  }

  /** The kernels of which one may have made a picture of so many LR pixels. */
  static List<KernelHypothesis> of(int scale, long lrPixels) {
    boolean few = lrPixels < LEAST_LR_PIXELS || seesLittle(scale, lrPixels);
    return few
        ? of(scale).stream().filter(each -> each.width(scale) <= NARROW).toList()
        : of(scale);
  }

  /** Every kernel of the bank for one scale. */
  public static List<KernelHypothesis> of(int scale) {
    List<KernelHypothesis> bank = new ArrayList<>();
    for (ProgramKernel program : ProgramKernel.values()) {
      bank.add(new KernelHypothesis(program.text(), program.at(scale)));
    }
    for (double sigma : GAUSSIANS) {
      bank.add(new KernelHypothesis(name("gaussian", sigma), gaussian(scale, sigma, 1)));
    }
    for (double sigma : LENSES) {
      bank.add(new KernelHypothesis(name("lens", sigma), gaussian(scale, sigma, scale)));
    }
    for (double amount : SHARPENING) {
      bank.add(new KernelHypothesis(name(KernelHypothesis.CAMERA, amount), camera(scale, amount)));
    }
    return bank;
  }

  /**
   * A sensor's pixel, and what a camera sharpens after it: an unsharp mask on the LR grid, {@code
   * (1 + a) delta - a G} with a Gaussian of one LR pixel.
   */
  private static Kernel camera(int scale, double amount) {
    double[] line = new double[MASK];
    double sum = 0;
    for (int i = 0; i < MASK; i++) {
      double distance = i - MASK / 2;
      line[i] = Math.exp(-distance * distance / 2);
      sum += line[i];
    }
    int size = MASK * scale;
    double[] weights = new double[size * size];
    for (int i = 0; i < weights.length; i++) {
      int row = i / size / scale;
      int column = i % size / scale;
      double sharp = row == MASK / 2 && column == MASK / 2 ? 1 + amount : 0;
      weights[i] = sharp - amount * line[row] * line[column] / (sum * sum);
    }
    return Kernel.unitSum(size, weights);
  }

  private static String name(String kind, double sigma) {
    return String.format(Locale.ROOT, "%s-%s", kind, sigma);
  }

  /**
   * @param sigma standard deviation in LR pixels
   * @param pixel side in HR pixels of the square over which it is averaged
   */
  private static Kernel gaussian(int scale, double sigma, int pixel) {
    int size = Kernel.sizeWithin(sigma > 1 ? REACH + 2 : REACH, scale);
    double[] line = new double[size];
    for (int i = 0; i < size; i++) {
      for (int m = 0; m < pixel; m++) {
        double distance = (i - (size - 1) / 2.0 + m - (pixel - 1) / 2.0) / (sigma * scale);
        line[i] += Math.exp(-distance * distance / 2);
      }
    }
    return ProgramKernel.outer(line);
  }
}
