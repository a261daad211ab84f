package dev.refocus.decode.structure;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a picture was taken, else when its file was made. */
final class ExifTime {
  private static final int EXIF_DIRECTORY = 34665;
  private static final int FILE_TIME = 306;
  private static final int TAKEN = 36867;
  private static final int TAKEN_OFFSET = 36881;
  private static final DateTimeFormatter EXIF =
      DateTimeFormatter.ofPattern("uuuu[:][-]MM[:][-]dd HH:mm:ss", Locale.ROOT);

  private ExifTime() {}

  /** ISO 8601; nothing if there is no time or none of a calendar. */
  static Optional<String> of(TiffDirectory first) {
    Optional<TiffDirectory> exif = first.pointedTo(EXIF_DIRECTORY);
    Optional<String> taken =
        exif.flatMap(directory -> ExifText.of(directory, TAKEN)).flatMap(ExifTime::time);
    String offset =
        exif.flatMap(directory -> ExifText.of(directory, TAKEN_OFFSET))
            .filter(ExifTime::isOffset)
            .orElse("");
    return taken
        .map(time -> time + offset)
        .or(() -> ExifText.of(first, FILE_TIME).flatMap(ExifTime::time));
  }

  private static Optional<String> time(String text) {
    try {
      return Optional.of(
          DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.parse(text, EXIF)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isOffset(String text) {
    try {
      return text.length() == 6 && !ZoneOffset.of(text).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
