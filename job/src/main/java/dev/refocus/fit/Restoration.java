package dev.refocus.fit;

import dev.refocus.Finding;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a fit recovers.
 *
 * @param hr {@code (c, s h, s w)} in [0, 1], registered to the LR image
 * @param alpha {@code (1, s h, s w)} if the LR image has one
 * @param examDb gain over bicubic interpolation in the image's own exam, see {@link
 *     dev.refocus.fit.exam.SelfExam#gainDb}; empty if it took none
 * @param residualDb PSNR of the re-degraded luma of {@code hr} against the LR luma, in dB
 * @param warnings why the restoration is suspicious; empty if it is sound
 */
public record Restoration(
    Image hr,
    Optional<Image> alpha,
    FoundKernel found,
    OptionalDouble examDb,
    double residualDb,
    List<Finding> warnings,
    FitTrace trace) {

  /**
   * The kernel that an image was restored with.
   *
   * @param name what made the LR image: a program's filter, a Gaussian, a lens, {@code free-form}
   *     for a blind estimate, or {@code given} for one that the user knows
   * @param confidence in [0, 1]
   */
  public record FoundKernel(String name, Kernel kernel, double confidence) {}

  public String kernelName() {
    return found.name();
  }

  public Kernel kernel() {
    return found.kernel();
  }

  public double kernelConfidence() {
    return found.confidence();
  }

  /** The same with other pixels. */
  Restoration withPixels(Image color, Optional<Image> opacity) {
    return new Restoration(color, opacity, found, examDb, residualDb, warnings, trace);
  }
}
