package dev.refocus.evaluate;

import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.Lanczos;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.util.Optional;

/**
 * A case restored as {@code restore} would restore its LR file, or by a peer, beside the baselines.
 *
 * @param images the truth and the encoded LR image
 * @param lr the LR image as the decoder saw it
 * @param restoration what the program found; empty of a peer
 * @param seconds wall time of the method
 */
public record CaseOutcome(
    CaseImages images,
    DecodedImage lr,
    ComparedImages compared,
    Optional<Restoration> restoration,
    double seconds,
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
   * A peer's image of a case.
   *
   * @param truthSized decoded, of the truth's size and channels
   * @param seconds wall time of the peer; NaN if it is not known
   */
  public record PeerImage(Image truthSized, double seconds) {}

  /**
   * Restores.
   *
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  public static CaseOutcome of(
      BenchmarkCase made,
      CaseImages images,
      FitMethod method,
      ImageDecoder decoder,
      ImageFitter fitter) {
    DecodedImage lr = decoder.decode(images.lr(), made.scale());
    long seed = method.config().seedOf(Sha256.hex(images.lr()));
    Restoration restoration = fitter.fit(lr, method.config(), seed);
    Optional<Image> oracle =
        method.trueKernel()
            ? Optional.of(eightBits(fitter.restore(lr, made.trueKernel(), method.config(), seed)))
            : Optional.empty();
    return of(
        made,
        images,
        lr,
        compared(lr, made.scale(), restoration.hr(), oracle),
        Optional.of(restoration),
        restoration.trace().seconds());
  }

  /** Compares what a peer made. */
  public static CaseOutcome of(
      BenchmarkCase made, CaseImages images, PeerImage peer, ImageDecoder decoder) {
    DecodedImage lr = decoder.decode(images.lr(), made.scale());
    return of(
        made,
        images,
        lr,
        compared(lr, made.scale(), peer.truthSized(), Optional.empty()),
        Optional.empty(),
        peer.seconds());
  }

  private static CaseOutcome of(
      BenchmarkCase made,
      CaseImages images,
      DecodedImage lr,
      ComparedImages compared,
      Optional<Restoration> restoration,
      double seconds) {
    int border = Fidelity.border(made.scale(), made.trueKernel().size());
    return new CaseOutcome(images, lr, compared, restoration, seconds, made.trueKernel(), border);
  }

  private static ComparedImages compared(
      DecodedImage lr, int scale, Image hr, Optional<Image> oracle) {
    return new ComparedImages(
        eightBits(Bicubic.enlarge(lr.color(), scale)),
        eightBits(Lanczos.enlarge(lr.color(), scale)),
        eightBits(hr),
        oracle);
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
}
