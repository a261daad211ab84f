package dev.refocus.dispatch.export;

import dev.refocus.Printable;
import java.util.List;
import java.util.Locale;

/**
 * What an export left behind.
 *
 * @param rows of the table
 * @param chosen of them
 * @param written files of images
 * @param same images whose files were there already
 * @param failed images that have no file
 * @param unlocated images whose originals could not be asked where they were taken
 * @param reasons why the first of them failed
 */
public record ExportSummary(
    long rows,
    long chosen,
    long written,
    long same,
    long failed,
    long unlocated,
    List<String> reasons,
    String folder) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d images: %d written, %d there already, %d failed; %d rows not chosen%s; in %s",
        chosen,
        written,
        same,
        failed,
        rows - chosen,
        unlocated == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %d without GPS, because their originals are gone or have changed",
                unlocated),
        Printable.of(folder));
  }
}
