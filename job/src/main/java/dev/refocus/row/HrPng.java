package dev.refocus.row;

import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.Restoration;

/** The HR image as the row keeps it. */
public final class HrPng {
  private HrPng() {}

  /** A PNG with the LR image's alpha; 16 bits per sample if the LR image has more than 8. */
  public static byte[] of(DecodedImage lr, Restoration restoration) {
    int bits = lr.info().bits() > 8 ? 16 : 8;
    return PngEncoder.encode(restoration.hr(), restoration.alpha(), bits);
  }
}
