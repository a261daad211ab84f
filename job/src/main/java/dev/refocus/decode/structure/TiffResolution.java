package dev.refocus.decode.structure;

import java.util.Optional;

/** The resolution that a directory of a TIFF or of EXIF names. */
public final class TiffResolution {
  private static final int X = 282;
  private static final int Y = 283;
  private static final int UNIT = 296;
  private static final int NO_UNIT = 1;
  private static final int CENTIMETRE = 3;

  private TiffResolution() {}

  public static Optional<Resolution> of(TiffDirectory directory) {
    double x = directory.number(X).orElse(0);
    double y = directory.number(Y).orElse(x);
    return switch ((int) directory.first(UNIT, 2)) {
      case NO_UNIT -> Resolution.ratio(x, y);
      case CENTIMETRE -> Resolution.perCentimetre(x, y);
      default -> Resolution.perInch(x, y);
    };
  }
}
