package dev.refocus.report;

import java.io.Serializable;

/**
 * What is shown of a row. What there is not is null.
 *
 * @param key of the row
 * @param whole the HR image as a small picture, if the window is not all of it
 * @param unconfirmed PNG of the row: where a network draws what the LR image cannot confirm
 * @param kernel the found kernel
 * @param trueKernel that of a benchmark
 * @param note why a picture is missing
 */
public record Pictures(
    String key,
    Detail detail,
    byte[] whole,
    byte[] unconfirmed,
    KernelWeights kernel,
    KernelWeights trueKernel,
    String note)
    implements Serializable {

  /**
   * JPEGs of one window, in full size.
   *
   * @param before the LR image enlarged by bicubic interpolation
   * @param after the HR image
   * @param truth the true HR image of a benchmark
   */
  public record Detail(DetailWindow window, byte[] before, byte[] after, byte[] truth)
      implements Serializable {}

  /**
   * A kernel.
   *
   * @param weights {@code size x size} in row order
   */
  public record KernelWeights(int size, float[] weights) implements Serializable {}

  /** Nothing to be shown. */
  static Pictures none(String key) {
    return new Pictures(key, new Detail(null, null, null, null), null, null, null, null, null);
  }

  /** Bytes of all JPEGs and of the PNG. */
  public long bytes() {
    long details = length(detail.before) + length(detail.after) + length(detail.truth);
    return details + length(whole) + length(unconfirmed);
  }

  private static long length(byte[] picture) {
    return picture == null ? 0 : picture.length;
  }
}
