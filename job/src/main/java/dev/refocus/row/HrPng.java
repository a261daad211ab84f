package dev.refocus.row;

import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.Restoration;

/** The HR image as the row keeps it. */
public final class HrPng {
  private HrPng() {}

  /** A PNG with the LR image's alpha; 16 bits per sample if the LR image has more than 8. */
  public static byte[] of(DecodedImage lr, Restoration restoration) {
    return PngEncoder.encode(restoration.hr(), restoration.alpha(), bits(lr));
  }

  /** Bits per sample of the HR image. */
  public static int bits(DecodedImage lr) {
    return lr.info().bits() > 8 ? 16 : 8;
  }
}
