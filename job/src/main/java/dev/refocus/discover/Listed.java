package dev.refocus.discover;

import java.io.Serializable;

/**
 * What a listing says of a file: it tells one state of the file from another.
 *
 * @param bytes its length
 * @param modified when it was last written, in milliseconds since 1970 by the store's clock
 * @param etag the store's word for its bytes; null if it has none
 */
public record Listed(long bytes, long modified, String etag) implements Serializable {

  /**
   * Whether the file is as it was. An ETag tells bytes apart; a time does, too, when it differs, be
   * it an older one.
   */
  public boolean agrees(Listed other) {
    boolean tagged = etag != null && other.etag != null;
    return bytes == other.bytes && (tagged ? etag.equals(other.etag) : modified == other.modified);
  }
}
