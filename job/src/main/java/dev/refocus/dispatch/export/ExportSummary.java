package dev.refocus.dispatch.export;

import dev.refocus.Printable;
import java.util.Locale;

/**
 * What an export left behind.
 *
 * @param rows of the table
 * @param chosen of them
 */
public record ExportSummary(long rows, long chosen, ExportCount files, String folder) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d images: %d written, %d there already, %d failed; %d rows not chosen%s; in %s",
        chosen,
        files.written(),
        files.same(),
        files.failed(),
        rows - chosen,
        files.unlocated() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %d without GPS, because their originals are gone or have changed",
                files.unlocated()),
        Printable.of(folder));
  }
}
