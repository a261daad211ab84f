package dev.refocus.decode.structure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a picture was taken (EXIF 2.3, 4.6.6).
 *
 * @param latitude degrees, -90 (south) to 90
 * @param longitude degrees, -180 (west) to 180
 * @param altitude metres above sea level
 */
public record Location(double latitude, double longitude, OptionalDouble altitude) {
  private static final int GPS_DIRECTORY = 34853;
  private static final int LATITUDE_REFERENCE = 1;
  private static final int LATITUDE = 2;
  private static final int LONGITUDE_REFERENCE = 3;
  private static final int LONGITUDE = 4;
  private static final int ALTITUDE_REFERENCE = 5;
  private static final int ALTITUDE = 6;

  /** Nothing if there is no place on earth. */
  static Optional<Location> of(TiffDirectory first) {
    return first
        .pointedTo(GPS_DIRECTORY)
        .map(
            gps ->
                new Location(
                    angle(gps, LATITUDE, LATITUDE_REFERENCE, "S"),
                    angle(gps, LONGITUDE, LONGITUDE_REFERENCE, "W"),
                    height(gps)))
        .filter(place -> Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180);
  }

  /** Degrees, minutes and seconds; not a number if one of them is absent. */
  private static double angle(TiffDirectory gps, int tag, int reference, String negative) {
    double degrees = 0;
    for (int i = 2; i >= 0; i--) {
      degrees = degrees / 60 + gps.number(tag, i).orElse(Double.NaN);
    }
    boolean mirrored = ExifText.of(gps, reference).filter(negative::equals).isPresent();
    return mirrored ? -degrees : degrees;
  }

  private static OptionalDouble height(TiffDirectory gps) {
    OptionalDouble metres = gps.number(ALTITUDE);
    boolean below = gps.first(ALTITUDE_REFERENCE, 0) == 1;
    boolean sound = metres.isPresent() && Double.isFinite(metres.getAsDouble());
    return sound
        ? OptionalDouble.of(below ? -metres.getAsDouble() : metres.getAsDouble())
        : OptionalDouble.empty();
  }
}
