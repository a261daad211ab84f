package dev.refocus.fit;

/**
 * How much of what a restoration adds is kept, by what the exam promises. The wider a kernel, the
 * more there is to win: an exam that wins little under a wide kernel says that the image is softer
 * than its kernel, or that noise and JPEG have taken what there was.
 */
final class ExamShare {
  /** What half of the usual exam wins, in dB: a line over the width in LR pixels. */
  private static final double DB_PER_WIDTH = 3;

  private static final double NO_WIDTH = 0.25;

  /** By scale. */
  private static final double[] LEAST = {0, 0, 0, 0.5, 0.8};

  private ExamShare() {}

  /**
   * In [0, 1].
   *
   * @param width of the kernel in LR pixels
   * @param gainDb of the exam
   * @param scale the larger, the smaller are the images of the exam and the less it says
   */
  static double of(double width, double gainDb, int scale) {
    double expected = DB_PER_WIDTH * Math.max(width - NO_WIDTH, 0.05);
    return Math.min(Math.max(gainDb / expected, LEAST[scale]), 1);
  }
}
