package dev.refocus.fit;

import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.image.Image;
import java.util.Locale;
import java.util.Optional;

/**
 * Bars of constant colour around a photograph: letterboxes, frames, empty captions. Their edges
 * were drawn, not photographed: no kernel made them, and to sharpen them with the photograph's
 * draws lines along both sides. The photograph inside is restored alone; the bars are repeated.
 *
 * @param top rows
 * @param bottom rows
 * @param left columns
 * @param right columns
 */
record ConstantFrame(int top, int bottom, int left, int right) {
  /** No bars. */
  static final ConstantFrame NONE = new ConstantFrame(0, 0, 0, 0);

  /** Less has too few patches to learn from. */
  private static final int MIN_SIDE = DecodeLimits.DEFAULT.minSide();

  /** The frame of an image; empty if it has none, or if too little is left inside. */
  static Optional<ConstantFrame> of(DecodedImage image) {
    boolean jpeg = image.encoding().jpeg().isPresent();
    int width = image.color().width();
    BarPair rows = BarPair.of(BarLines.top(image), BarLines.bottom(image), jpeg);
    int height = image.color().height() - rows.sum();
    if (height < MIN_SIDE) {
      return Optional.empty();
    }
    // The rows of bars would hide that the columns between them are constant.
    DecodedImage between = image.part(rows.first(), 0, height, width);
    BarPair columns = BarPair.of(BarLines.left(between), BarLines.right(between), jpeg);
    return Optional.of(
            new ConstantFrame(rows.first(), rows.last(), columns.first(), columns.last()))
        .filter(frame -> rows.sum() + columns.sum() > 0 && width - columns.sum() >= MIN_SIDE);
  }

  /**
   * Refuses a pixel in a bar.
   *
   * @param inside the image without its bars
   * @throws UsageException if it is one
   */
  void requireInside(Image inside, int row, int column) {
    boolean within =
        row >= top
            && row < top + inside.height()
            && column >= left
            && column < left + inside.width();
    if (!within) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "LR pixel %d,%d lies in a bar of constant colour, which is repeated and not restored; choose one from %d,%d to %d,%d",
              column,
              row,
              left,
              top,
              left + inside.width() - 1,
              top + inside.height() - 1));
    }
  }

  /** The image without its bars. */
  DecodedImage inside(DecodedImage image) {
    Image color = image.color();
    return image.part(top, left, color.height() - top - bottom, color.width() - left - right);
  }

  /**
   * The restoration with the bars around it again.
   *
   * @param inside restoration of {@link #inside} of {@code lr}
   */
  Restoration around(Restoration inside, DecodedImage lr, int scale) {
    return inside.withPixels(
        around(inside.hr(), lr.color(), scale),
        inside.alpha().map(alpha -> around(alpha, lr.alpha().orElseThrow(), scale)));
  }

  /** Every pixel of a bar becomes {@code scale} x {@code scale} pixels. */
  private Image around(Image hr, Image lr, int scale) {
    int height = scale * lr.height();
    int width = scale * lr.width();
    float[] samples = new float[lr.channels() * height * width];
    for (int row = 0; row < lr.channels() * height; row++) {
      // Planes lie one below the other, and so do those of the LR image.
      int from = row / scale * lr.width();
      for (int column = 0; column < width; column++) {
        samples[row * width + column] = lr.samples()[from + column / scale];
      }
    }
    for (int row = 0; row < hr.channels() * hr.height(); row++) {
      int to = row / hr.height() * height + scale * top + row % hr.height();
      System.arraycopy(
          hr.samples(), row * hr.width(), samples, to * width + scale * left, hr.width());
    }
    return new Image(lr.channels(), height, width, samples);
  }
}
