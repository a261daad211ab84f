package dev.refocus.dispatch.export;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the rows of a part of an export.
 *
 * @param written files of images that were not there, or otherwise
 * @param same images whose files were there already
 * @param failed images that have no file now
 * @param unlocated images whose originals could not be asked where they were taken
 * @param reasons why the first of them failed
 */
public record ExportCount(
    long written, long same, long failed, long unlocated, List<String> reasons)
    implements Serializable {
  static final ExportCount NONE = new ExportCount(0, 0, 0, 0, List.of());

  /** More help nobody. */
  private static final int MOST_REASONS = 10;

  static ExportCount put(boolean written, boolean unlocated) {
    return new ExportCount(written ? 1 : 0, written ? 0 : 1, 0, unlocated ? 1 : 0, List.of());
  }

  static ExportCount failed(String reason) {
    return new ExportCount(0, 0, 1, 0, List.of(reason));
  }

  ExportCount plus(ExportCount other) {
    return new ExportCount(
        written + other.written,
        same + other.same,
        failed + other.failed,
        unlocated + other.unlocated,
        Stream.concat(reasons.stream(), other.reasons.stream()).limit(MOST_REASONS).toList());
  }
}
