package dev.refocus.discover;

import java.io.Serializable;

/**
 * Where an input is.
 *
 * @param uri full, with scheme, as Hadoop's {@code Path} writes it (not percent-encoded)
 * @param dataset its folder relative to the input folder, or that folder's own name
 * @param bytes its length when it was listed
 * @param modified when it was last written, in milliseconds since 1970 by the store's clock
 * @param named whether its name may be an image's; if not, it is skipped
 */
public record ImageRef(String uri, String dataset, long bytes, long modified, boolean named)
    implements Serializable {

  /** A file that was named, not listed. */
  public static ImageRef of(String uri) {
    return new ImageRef(uri, "", 0, 0, true);
  }
}
