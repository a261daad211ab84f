package dev.refocus.evaluate;

import dev.refocus.fit.model.Kernel;
import dev.refocus.metric.KernelSimilarity;
import dev.refocus.metric.Plane;
import dev.refocus.metric.PngLuma;
import dev.refocus.metric.Psnr;
import java.util.Optional;

/**
 * A restored image against the truth. A blind method knows image and kernel up to a common
 * translation only, so each figure is the best over shifts.
 *
 * @param bicubicDb PSNR of the luma of the bicubically enlarged LR image, in dB
 * @param restoredDb PSNR of the luma of the restored image, in dB
 * @param kernelSimilarity normalised cross-correlation of found and true kernel, 0 to 1; empty if
 *     the true kernel is not known
 */
public record Comparison(double bicubicDb, double restoredDb, Optional<Double> kernelSimilarity) {
  /**
   * All images as PNG, of the truth's size.
   *
   * @param border as of {@link Fidelity#border}
   */
  public static Comparison of(
      byte[] bicubic,
      byte[] restored,
      byte[] truth,
      Kernel found,
      Optional<Kernel> trueKernel,
      int border) {
    Plane trueLuma = PngLuma.read(truth);
    return new Comparison(
        decibel(PngLuma.read(bicubic), trueLuma, border),
        decibel(PngLuma.read(restored), trueLuma, border),
        trueKernel.map(kernel -> KernelSimilarity.bestShift(found.weights(), kernel.weights())));
  }

  private static double decibel(Plane image, Plane reference, int border) {
    return Psnr.bestShift(image, reference, border, Fidelity.MAX_SHIFT).decibel();
  }

  /** What the restoration adds to bicubic enlargement, in dB. */
  public double gainDb() {
    return restoredDb - bicubicDb;
  }
}
