package dev.refocus.encode;

import dev.refocus.decode.structure.Location;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import java.util.Optional;

/** An EXIF block (EXIF 2.3) of an image in sRGB; texts beyond ASCII are UTF-8, as everyone's. */
public final class ExifBlock {
  private static final int X_RESOLUTION = 282;
  private static final int Y_RESOLUTION = 283;
  private static final int RESOLUTION_UNIT = 296;
  private static final int INCH = 2;
  private static final int SOFTWARE = 305;
  private static final int FILE_TIME = 306;
  private static final int ARTIST = 315;
  private static final int COPYRIGHT = 33432;
  private static final int EXIF_DIRECTORY = 34665;
  private static final int GPS_DIRECTORY = 34853;
  private static final int VERSION = 36864;
  private static final int TAKEN = 36867;
  private static final int TAKEN_OFFSET = 36881;
  private static final int COLOR_SPACE = 40961;
  private static final int SRGB = 1;
  private static final int UNIQUE_ID = 42016;
  private static final int SECONDS_OF = 19;

  private ExifBlock() {}

  /**
   * The block, from its TIFF header on.
   *
   * @param metadata of the original; of its location, what is to be told
   * @param resolution of the image as it is encoded
   * @param id 32 hexadecimal digits that tell the image from any other
   */
  public static byte[] of(Metadata metadata, Optional<Resolution> resolution, String id) {
    ExifEntries first = new ExifEntries();
    resolution.filter(Resolution::perInch).ifPresent(told -> add(first, told));
    first.text(SOFTWARE, "Refocus");
    metadata.taken().ifPresent(time -> first.text(FILE_TIME, exifTime(time)));
    metadata.author().ifPresent(text -> first.text(ARTIST, text));
    metadata.copyright().ifPresent(text -> first.text(COPYRIGHT, text));
    first.directory(EXIF_DIRECTORY, exif(metadata, id));
    metadata.location().ifPresent(place -> first.directory(GPS_DIRECTORY, gps(place)));
    return first.block();
  }

  private static void add(ExifEntries first, Resolution resolution) {
    first.ratios(X_RESOLUTION, resolution.x());
    first.ratios(Y_RESOLUTION, resolution.y());
    first.number(RESOLUTION_UNIT, INCH);
  }

  private static ExifEntries exif(Metadata metadata, String id) {
    ExifEntries exif = new ExifEntries();
    exif.bytes(VERSION, '0', '2', '3', '2');
    metadata.taken().ifPresent(time -> exif.text(TAKEN, exifTime(time)));
    metadata
        .taken()
        .filter(time -> time.length() > SECONDS_OF)
        .ifPresent(time -> exif.text(TAKEN_OFFSET, time.substring(SECONDS_OF)));
    exif.number(COLOR_SPACE, SRGB);
    exif.text(UNIQUE_ID, id);
    return exif;
  }

  private static String exifTime(String iso) {
    return iso.substring(0, SECONDS_OF).replace('-', ':').replace('T', ' ');
  }

  private static ExifEntries gps(Location place) {
    ExifEntries gps = new ExifEntries();
    gps.octets(0, 2, 3, 0, 0);
    gps.text(1, place.latitude() < 0 ? "S" : "N");
    gps.ratios(2, sexagesimal(place.latitude()));
    gps.text(3, place.longitude() < 0 ? "W" : "E");
    gps.ratios(4, sexagesimal(place.longitude()));
    place
        .altitude()
        .ifPresent(
            metres -> {
              gps.octets(5, metres < 0 ? 1 : 0);
              gps.ratios(6, Math.abs(metres));
            });
    return gps;
  }

  /** Degrees, minutes, seconds; what rounding would make 60 seconds stays below. */
  private static double[] sexagesimal(double angle) {
    double degrees = Math.floor(Math.abs(angle));
    double minutes = Math.floor((Math.abs(angle) - degrees) * 60);
    double seconds = (Math.abs(angle) - degrees - minutes / 60) * 3600;
    return new double[] {degrees, minutes, Math.min(Math.max(seconds, 0), 59.9999)};
  }
}
