package dev.refocus.dispatch.restore;

import dev.refocus.Finding;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.row.Status;
import java.io.Serializable;

/**
 * What would become of an input.
 *
 * @param status {@code restored}, {@code skipped} or {@code failed}
 * @param width in LR pixels; null if no header was readable
 * @param height as {@code width}
 * @param reason null if it would be restored
 */
public record Foreseen(
    String uri, String dataset, Status status, Integer width, Integer height, Finding reason)
    implements Serializable {

  static Foreseen of(String uri, String dataset, ImageInfo info, Status status, Finding reason) {
    return new Foreseen(
        uri,
        dataset,
        status,
        info == null ? null : (Integer) info.width(),
        info == null ? null : (Integer) info.height(),
        reason);
  }
}
