package dev.refocus.config;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.text.Names;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * How much larger an image becomes. The program restores at whole scales. An image that becomes
 * larger by another factor is restored at the next whole scale and then reduced.
 *
 * @param factor HR pixels per LR pixel along a side; ignored if there is a width
 * @param width of every HR image, in HR pixels; 0 for images that become larger by the factor
 */
public record Enlargement(double factor, int width) implements Serializable {
  /** The scales at which the program restores. */
  public static final List<Integer> WHOLE = List.of(2, 3, 4, 8, 16);

  public Enlargement {
    FitSettings.SCALE.require(factor);
    FitSettings.WIDTH.require(width);
  }

  /** By a factor. */
  public Enlargement(double factor) {
    this(factor, 0);
  }

  /** Whether the factor is known before an image is. */
  public boolean isKnown() {
    return width == 0;
  }

  /**
   * The factor of one image.
   *
   * @param lrWidth of the upright image, in LR pixels
   * @throws RefocusException if no scale makes the image so wide
   */
  Enlargement of(int lrWidth) {
    return isKnown() ? this : new Enlargement(reachable((double) width / lrWidth, lrWidth));
  }

  private double reachable(double wanted, int lrWidth) {
    if (FitSettings.SCALE.allows(wanted)) {
      return wanted;
    }
    throw new RefocusException(
        ErrorCode.SCALE_OUT_OF_BOUNDS,
        String.format(
            Locale.ROOT,
            "%d pixels wide is %.3f times the image's %d, and fit.scale is %s; name another fit.width for it",
            width,
            wanted,
            lrWidth,
            FitSettings.SCALE.type().bound()));
  }

  /**
   * The scale to restore at: the least that reaches the factor.
   *
   * @throws UsageException if the factor differs from image to image
   */
  public int scale() {
    if (!isKnown()) {
      throw new UsageException("fit.width: no image is known whose scale it could give");
    }
    return WHOLE.stream().filter(scale -> scale >= factor).findFirst().orElseThrow();
  }

  /** The scales of its stages, each of which enlarges what the one before has made. */
  List<Integer> stages() {
    return switch (scale()) {
      case 8 -> List.of(4, 2);
      case 16 -> List.of(4, 4);
      default -> List.of(scale());
    };
  }

  /** Whether nothing has to be reduced. */
  public boolean isWhole() {
    return isKnown() && factor == scale();
  }

  /** HR pixels of a side, in [1, 16 x 65536]. */
  public int side(int lrSide) {
    return (int) Math.rint(factor * lrSide);
  }

  /** The same for images that differ if this does, and for no others. */
  String id() {
    return isKnown() ? Names.number(factor) : "width:" + width;
  }
}
