package dev.refocus.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.cli.Explanation.KernelFound;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.explain.Attribution;
import dev.refocus.explain.AttributionPicture;
import dev.refocus.explain.BlurPath;
import dev.refocus.explain.HrWindow;
import dev.refocus.explain.LocalAttribution;
import dev.refocus.fit.HeldFit;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.LrPart;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.Optional;

/** Explains places of local images. */
record LocalExplanation(
    ImageFitter fitter, Workers workers, FitConfig fit, DecodeLimits limits, BlurPath path) {
  /**
   * Which HR pixels are to be explained.
   *
   * @param x column of the HR pixel in the middle
   * @param y row of it
   * @param window side, in HR pixels
   * @param part side, in LR pixels
   */
  record Question(int x, int y, int window, int part) {}

  /**
   * The answer.
   *
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  Explanation of(byte[] bytes, Question asked) {
    String imageId = Sha256.hex(bytes);
    DecodedImage lr = new ImageDecoder(limits).decode(bytes, fit.scale());
    requireInside(lr.color(), asked);
    int row = asked.y() / fit.scale();
    int column = asked.x() / fit.scale();
    try (HeldFit held = fitter.hold(lr, fit, fit.seedOf(imageId), row, column, asked.part())) {
      return explained(imageId, held, asked);
    }
  }

  private Explanation explained(String imageId, HeldFit held, Question asked) {
    LrPart place = held.place();
    int top = fit.scale() * place.top();
    int left = fit.scale() * place.left();
    Image hr = image(held.hr());
    HrWindow window =
        HrWindow.around(hr.height(), hr.width(), asked.y() - top, asked.x() - left, asked.window());
    Attribution found = new LocalAttribution(held, window, path).of(held.lr(), workers);
    Image picture = AttributionPicture.of(image(held.lr()), hr, window, found);
    return new Explanation(
        imageId,
        fit,
        new KernelFound(held.kernelName(), held.kernelConfidence()),
        new HrWindow(top + window.top(), left + window.left(), window.side()),
        place,
        found,
        PngEncoder.encode(picture, Optional.empty(), 8));
  }

  private void requireInside(Image lr, Question asked) {
    int width = fit.scale() * lr.width();
    int height = fit.scale() * lr.height();
    if (asked.x() < 0 || asked.x() >= width || asked.y() < 0 || asked.y() >= height) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--at %d,%d: the HR image has %d x %d pixels; choose X from 0 to %d and Y from 0 to %d",
              asked.x(),
              asked.y(),
              width,
              height,
              width - 1,
              height - 1));
    }
    if (asked.window() >= Math.min(width, height)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--window %d: the HR image has %d x %d pixels; choose a smaller one",
              asked.window(),
              width,
              height));
    }
  }

  private static Image image(NDArray samples) {
    Shape shape = samples.getShape();
    return new Image(
        (int) shape.get(0), (int) shape.get(1), (int) shape.get(2), samples.toFloatArray());
  }
}
