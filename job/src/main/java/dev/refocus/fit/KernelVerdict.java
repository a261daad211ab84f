package dev.refocus.fit;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.fit.kernel.InterpolationKernel;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.kernel.KernelChoice;
import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelHypothesis;
import java.util.List;
import java.util.Map;

/**
 * The kernel to restore with and how far it is to be trusted.
 *
 * @param found the interpolation kernel if none is to be restored with
 * @param chances of the kernels that the LR image's exam is taken under
 * @param confidence see {@link KernelConfidence}; 0 if the image shows no kernel
 * @param misfit see {@link KernelMisfit}
 * @param weight of the image restored by reverse diffusion beside the one that the exam teaches, in
 *     [0, 1]: the errors of the two are nearly independent, so that the mean is nearer to the truth
 *     than either; 0 for bicubic alone
 * @param warnings empty if the kernel is to be trusted
 */
record KernelVerdict(
    KernelHypothesis found,
    Map<KernelHypothesis, Double> chances,
    double confidence,
    double misfit,
    double weight,
    List<Finding> warnings) {
  /** From here on {@value #SURE_WEIGHT} is best at every confidence, see RATIONALE.md. */
  private static final double SURE = 0.7;

  private static final double SURE_WEIGHT = 0.85;

  /** From here on restored images are better in the mean, but not all by themselves. */
  private static final double TRUSTED = 0.6;

  private static final double TRUSTED_WEIGHT = 0.7;

  /** From here on this weight does no harm even to images that the kernel spoils. */
  private static final double DOUBTED = 0.3;

  private static final double DOUBTED_WEIGHT = 0.4;

  /** Of kernels of the bank, whose shape is right or nearly so. */
  private static final double BANK_WEIGHT = 0.5;

  private static final double BANK_MISFIT = 0.003;

  private static final String INTERPOLATION = "interpolation";

  /** The kernel to restore with. */
  Kernel kernel() {
    return found.kernel();
  }

  /** Whether the kernel is good enough to restore with at all. */
  boolean restores() {
    return weight > 0;
  }

  /** Of a blind estimate and of the choice between it and the bank. */
  static KernelVerdict of(KernelChoice choice, KernelEstimate blind, int scale) {
    return choice.isBlind() ? judge(choice, blind, scale) : trusted(choice);
  }

  private static KernelVerdict trusted(KernelChoice choice) {
    return new KernelVerdict(
        choice.chosen(),
        choice.chances(),
        KernelConfidence.of(choice),
        BANK_MISFIT,
        BANK_WEIGHT,
        List.of());
  }

  private static KernelVerdict judge(KernelChoice choice, KernelEstimate blind, int scale) {
    double confidence = KernelConfidence.of(blind);
    if (confidence >= TRUSTED) {
      double weight = confidence >= SURE ? SURE_WEIGHT : TRUSTED_WEIGHT;
      return blind(choice, confidence, weight, List.of());
    }
    String doubt =
        "confidence in the kernel is %.2f, at least %.2f is trusted: "
            .formatted(confidence, TRUSTED);
    return confidence >= DOUBTED
        ? blind(
            choice,
            confidence,
            DOUBTED_WEIGHT,
            List.of(new Finding(ErrorCode.KERNEL_UNCERTAIN, doubt + "mostly interpolated")))
        : interpolation(
            scale, confidence, ErrorCode.KERNEL_UNCERTAIN, doubt + "enlarged by interpolation");
  }

  private static KernelVerdict blind(
      KernelChoice choice, double confidence, double weight, List<Finding> warnings) {
    return new KernelVerdict(
        choice.chosen(),
        choice.chances(),
        confidence,
        KernelMisfit.of(confidence),
        weight,
        warnings);
  }

  /** Of an image whose time was over before there were estimates to compare. */
  static KernelVerdict outOfTime(int scale) {
    return interpolation(scale, 0, List.of());
  }

  /** Of an image that is too flat to show its kernel. */
  static KernelVerdict flat(int scale) {
    return interpolation(
        scale,
        0,
        ErrorCode.NO_TEXTURE,
        "the image is too flat to show its kernel: enlarged by interpolation");
  }

  private static KernelVerdict interpolation(
      int scale, double confidence, ErrorCode code, String message) {
    return interpolation(scale, confidence, List.of(new Finding(code, message)));
  }

  private static KernelVerdict interpolation(int scale, double confidence, List<Finding> warnings) {
    KernelHypothesis kernel = new KernelHypothesis(INTERPOLATION, InterpolationKernel.of(scale));
    return new KernelVerdict(
        kernel, Map.of(kernel, 1.0), confidence, KernelMisfit.of(0), 0, warnings);
  }
}
