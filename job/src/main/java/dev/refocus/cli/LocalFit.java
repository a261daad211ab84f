package dev.refocus.cli;

import dev.refocus.cli.table.ResultLine;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import java.io.IOException;
import java.nio.file.Path;

/** Restores local images, with the pixels that {@code restore} gives them. */
final class LocalFit {
  private final ImageFitter fitter;
  private final FitConfig fit;
  private final DecodeLimits limits;

  LocalFit(ImageFitter fitter, FitConfig fit, DecodeLimits limits) {
    this.fitter = fitter;
    this.fit = fit;
    this.limits = limits;
  }

  /**
   * One image, from its bytes to its files.
   *
   * @param path for the line
   * @throws dev.refocus.RefocusException if it cannot be restored; nothing is written
   */
  ResultLine restore(Path path, byte[] bytes, FitFiles files) throws IOException {
    String imageId = Sha256.hex(bytes);
    OpenedImage opened = new ImageDecoder(limits).open(bytes, 0);
    FitConfig own = fit.of(opened.info().uprightWidth());
    DecodedImage lr = opened.decode(own.scale());
    Restoration restoration = fitter.fit(lr, own, fit.seedOf(imageId));
    files.write(lr, restoration, FitReport.of(imageId, fit, lr, restoration));
    return ResultLine.of(uri(path), dataset(path), lr, restoration);
  }

  /** HR pixels per LR pixel along a side; of images with a width, what they ignore. */
  double factor() {
    return fit.enlargement().factor();
  }

  private static String uri(Path path) {
    return "file:" + path.toAbsolutePath().normalize();
  }

  private static String dataset(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getParent().getFileName());
  }
}
