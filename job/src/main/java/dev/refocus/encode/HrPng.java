package dev.refocus.encode;

import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.fit.Restoration;
import java.util.Optional;

/** The HR image as the row keeps it. */
public final class HrPng {
  private HrPng() {}

  /**
   * A PNG with the LR image's alpha, as large on paper as the LR image; 16 bits per sample if the
   * LR image has more than 8.
   */
  public static byte[] of(DecodedImage lr, Restoration restoration) {
    return PngEncoder.encode(
        restoration.hr(), restoration.alpha(), bits(lr), resolution(lr, restoration));
  }

  /** With which the HR image prints as large as the LR image. */
  public static Optional<Resolution> resolution(DecodedImage lr, Restoration restoration) {
    double times = restoration.hr().width() / (double) lr.color().width();
    return lr.info().resolution().map(told -> told.enlarged(lr.info().orientation(), times));
  }

  /** Bits per sample of the HR image. */
  public static int bits(DecodedImage lr) {
    return lr.info().bits() > 8 ? 16 : 8;
  }
}
