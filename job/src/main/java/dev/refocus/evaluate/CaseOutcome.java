package dev.refocus.evaluate;

import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.Lanczos;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.metric.KernelSimilarity;
import java.util.Optional;

/**
 * A case restored as {@code restore} would restore its LR file, beside the baselines.
 *
 * @param images the truth and the encoded LR image
 * @param lr the LR image as the decoder saw it
 */
public record CaseOutcome(
    CaseImages images,
    DecodedImage lr,
    ComparedImages compared,
    Restoration restoration,
    Kernel trueKernel,
    int border) {

  /**
   * The images that are compared with the truth, of its size and in 8 bits.
   *
   * @param bicubic enlargement of the LR image
   * @param lanczos the same by Lanczos' filter
   * @param hr the restored image
   * @param oracle the image restored with the true kernel; empty if not asked for
   */
  public record ComparedImages(Image bicubic, Image lanczos, Image hr, Optional<Image> oracle) {}

  /**
   * Degrades and restores.
   *
   * @param hr the encoded HR image
   * @param withTrueKernel whether to restore with the true kernel too
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  public static CaseOutcome of(
      BenchmarkCase made,
      byte[] hr,
      boolean withTrueKernel,
      FitConfig config,
      ImageDecoder decoder,
      ImageFitter fitter) {
    CaseImages images = CaseImages.of(made, hr, decoder);
    DecodedImage lr = decoder.decode(images.lr(), config.scale());
    long seed = config.seedOf(Sha256.hex(images.lr()));
    Restoration restoration = fitter.fit(lr, config, seed);
    Optional<Image> oracle =
        withTrueKernel
            ? Optional.of(eightBits(fitter.restore(lr, made.trueKernel(), config, seed)))
            : Optional.empty();
    return new CaseOutcome(
        images,
        lr,
        new ComparedImages(
            eightBits(Bicubic.enlarge(lr.color(), config.scale())),
            eightBits(Lanczos.enlarge(lr.color(), config.scale())),
            eightBits(restoration.hr()),
            oracle),
        restoration,
        made.trueKernel(),
        Fidelity.border(made.scale(), made.trueKernel().size()));
  }

  private static Image eightBits(Image image) {
    return EightBits.round(image, 1);
  }

  /** Of one of this case's images. */
  public Fidelity fidelity(Image image) {
    return Fidelity.of(image, images.truth(), border);
  }

  /** Of one of this case's images; the same pixels are judged. */
  public Artifacts artifacts(Image image) {
    return Artifacts.of(image, lr.color(), border + Fidelity.MAX_SHIFT);
  }

  /** Of the found kernel with the true one, centre on centre; 0 to 1. */
  public double kernelSimilarity() {
    return KernelSimilarity.plain(restoration.kernel().weights(), trueKernel.weights());
  }

  /** The same at the best shift. */
  public double shiftedKernelSimilarity() {
    return KernelSimilarity.bestShift(restoration.kernel().weights(), trueKernel.weights());
  }
}
