package dev.refocus.commit.table;

import dev.refocus.discover.ImageRef;

/**
 * What the listing said of an input when its row was made.
 *
 * @param modified in milliseconds since 1970
 * @param etag null if the store has none
 */
record Listed(long bytes, long modified, String etag) {

  /**
   * Whether the listing says the same of the input now. An ETag tells bytes apart; a time does,
   * too, when it differs, be it an older one.
   */
  boolean describes(ImageRef ref) {
    boolean tagged = etag != null && ref.etag() != null;
    return bytes == ref.bytes() && (tagged ? etag.equals(ref.etag()) : modified == ref.modified());
  }
}
