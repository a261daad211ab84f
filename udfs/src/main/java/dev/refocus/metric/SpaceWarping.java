package dev.refocus.metric;

/**
 * Space-warping difference of samples in [0, 1]: 0 for identical images, higher for worse ones, at
 * most 2. It forgives that a detail lies up to {@value #REACH} samples beside its place, as what
 * networks and blind methods draw does.
 *
 * <p>The mean over all places {@code p} of {@code min |F(p) - G(p + o)|^2 / (|F(p)|^2 + |G(p +
 * o)|^2 + C)} over offsets {@code o} within the reach, in samples of the whole size, {@code F} the
 * responses to the reference, {@code G} those to the image, and its mean over three sizes, the
 * second and third by l2 pooling. Both operations are SWDN's (Gu, Cai, Chen, Ye, Ren, Dong, "PIPAL:
 * a large-scale image quality assessment dataset for perceptual image restoration", ECCV 2020,
 * section 5). The paper applies them to a trained network, whose place the fixed bank of {@link
 * TextureResponses} takes here: these are not the paper's figures. {@code C = 50} in squared 8-bit
 * levels: 2.5 levels in each of the eight responses.
 */
public final class SpaceWarping {
  /** The fewest samples along a side: two at the coarsest size. */
  public static final int LEAST_SIDE = 8;

  private static final int REACH = 3;
  private static final int SIZES = 3;
  private static final double C = 50;

  private SpaceWarping() {}

  /** The difference of two planes of one size. */
  public static double plain(Plane a, Plane b) {
    return shifted(a, b, 0, 0, 0);
  }

  /**
   * The difference at a given shift, such as the one that {@link Psnr#bestShift} found.
   *
   * @param a {@code (h, w)}; its sample {@code (i + rows, j + columns)} is compared with {@code (i,
   *     j)} of {@code b}
   * @param b {@code (h, w)}, the reference
   * @param margin samples that are shaved off each side of {@code b} first, at least the shift
   */
  public static double shifted(Plane a, Plane b, int margin, int rows, int columns) {
    Judged judged = Judged.of(a, b, margin, rows, columns, LEAST_SIDE);
    TextureResponses image = TextureResponses.of(judged.image());
    TextureResponses reference = TextureResponses.of(judged.reference());
    double sum = 0;
    for (int size = 0; size < SIZES; size++) {
      sum += difference(image, reference, REACH >> size);
      image = image.pooled();
      reference = reference.pooled();
    }
    return Judged.requireFinite(sum / SIZES, "space-warping difference");
  }

  private static double difference(TextureResponses image, TextureResponses reference, int reach) {
    double sum = 0;
    for (int row = 0; row < reference.height(); row++) {
      for (int column = 0; column < reference.width(); column++) {
        sum += least(image, reference, row, column, reach);
      }
    }
    return sum / reference.height() / reference.width();
  }

  /** At one place of the reference, against all places of the image within the reach. */
  private static double least(
      TextureResponses image, TextureResponses reference, int row, int column, int reach) {
    int bottom = Math.min(row + reach, image.height() - 1);
    int right = Math.min(column + reach, image.width() - 1);
    double least = Double.POSITIVE_INFINITY;
    for (int i = Math.max(row - reach, 0); i <= bottom; i++) {
      for (int j = Math.max(column - reach, 0); j <= right; j++) {
        least = Math.min(least, reference.difference(row, column, image, i, j, C));
      }
    }
    return least;
  }
}
