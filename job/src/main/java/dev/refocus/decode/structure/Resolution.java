package dev.refocus.decode.structure;

import java.util.Optional;

/**
 * How far apart a file's pixels are meant to be.
 *
 * @param x pixels per inch along a row as stored, or in relation to {@code y} alone
 * @param y pixels per inch along a column
 * @param perInch whether the file tells more than the pixels' shape
 */
public record Resolution(double x, double y, boolean perInch) {
  private static final double CENTIMETRES = 2.54;
  private static final double METRES = 0.0254;
  private static final double LARGEST = 1e6;

  /** Nothing if the numbers say nothing: not positive, absurd, or square pixels of no size. */
  private static Optional<Resolution> of(double x, double y, boolean perInch) {
    boolean sound = x > 0 && y > 0 && x <= LARGEST && y <= LARGEST;
    return sound && (perInch || x != y)
        ? Optional.of(new Resolution(x, y, perInch))
        : Optional.empty();
  }

  public static Optional<Resolution> perInch(double x, double y) {
    return of(x, y, true);
  }

  public static Optional<Resolution> perCentimetre(double x, double y) {
    return of(x * CENTIMETRES, y * CENTIMETRES, true);
  }

  public static Optional<Resolution> perMetre(double x, double y) {
    return of(x * METRES, y * METRES, true);
  }

  public static Optional<Resolution> ratio(double x, double y) {
    return of(x, y, false);
  }

  /** Width of a pixel over its height. */
  public double pixelAspect() {
    return y / x;
  }

  /**
   * That of the image made upright and enlarged, so that it is printed as large as before.
   *
   * @param orientation EXIF's number
   * @param times pixels for a pixel along a side
   */
  public Resolution enlarged(int orientation, double times) {
    boolean turned = ImageInfo.isTurned(orientation);
    double factor = perInch ? times : 1;
    return new Resolution((turned ? y : x) * factor, (turned ? x : y) * factor, perInch);
  }
}
