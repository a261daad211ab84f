package dev.refocus.discover;

import dev.refocus.Finding;
import java.io.Serializable;

/**
 * Where an input is, and what the listing said of it.
 *
 * @param uri full, with scheme, as Hadoop's {@code Path} writes it (not percent-encoded); of an
 *     object that Hadoop cannot name, the store's address and its key as it is
 * @param dataset its folder relative to the input folder, or that folder's own name
 * @param bytes its length when it was listed
 * @param modified when it was last written, in milliseconds since 1970 by the store's clock
 * @param etag the store's word for its bytes; null if it has none
 * @param named whether its name may be an image's; if not, it is skipped
 * @param refusal why it is not read; null if it may be
 */
public record ImageRef(
    String uri,
    String dataset,
    long bytes,
    long modified,
    String etag,
    boolean named,
    Finding refusal)
    implements Serializable {

  /** A file that may be read, of a store without ETags. */
  public ImageRef(String uri, String dataset, long bytes, long modified, boolean named) {
    this(uri, dataset, bytes, modified, null, named, null);
  }

  /** A file that was named, not listed. */
  public static ImageRef of(String uri) {
    return new ImageRef(uri, "", 0, 0, true);
  }
}
