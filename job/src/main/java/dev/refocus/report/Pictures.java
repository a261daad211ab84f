package dev.refocus.report;

import java.io.Serializable;

/**
 * What is shown of a row: JPEGs of one window, in full size. What there is not is null.
 *
 * @param key of the row
 * @param before the LR image enlarged by bicubic interpolation
 * @param after the HR image
 * @param truth the true HR image of a benchmark
 * @param whole the HR image as a small picture, if the window is not all of it
 * @param window that is shown
 * @param kernel the found kernel
 * @param trueKernel that of a benchmark
 * @param note why a picture is missing
 */
public record Pictures(
    String key,
    byte[] before,
    byte[] after,
    byte[] truth,
    byte[] whole,
    DetailWindow window,
    KernelWeights kernel,
    KernelWeights trueKernel,
    String note)
    implements Serializable {

  /**
   * A kernel.
   *
   * @param weights {@code size x size} in row order
   */
  public record KernelWeights(int size, float[] weights) implements Serializable {}

  /** Bytes of all JPEGs. */
  public long bytes() {
    return length(before) + length(after) + length(truth) + length(whole);
  }

  private static long length(byte[] picture) {
    return picture == null ? 0 : picture.length;
  }
}
