package dev.refocus.export;

import dev.refocus.UsageException;
import java.util.Locale;

/** What HR images are written as. */
public enum PictureFormat {
  PNG("png"),
  JPEG("jpg");

  private final String extension;

  PictureFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format of a name.
   *
   * @throws UsageException if no such format is written
   */
  public static PictureFormat of(String option, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "png" -> PNG;
      case "jpeg", "jpg" -> JPEG;
      default ->
          throw new UsageException(
              "%s %s: is not written, no library here encodes it; use png or jpeg"
                  .formatted(option, name));
    };
  }

  /** The ending of its files' names. */
  public String extension() {
    return extension;
  }
}
