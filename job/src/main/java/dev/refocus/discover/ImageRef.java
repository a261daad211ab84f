package dev.refocus.discover;

import java.io.Serializable;

/**
 * Where an input is.
 *
 * @param uri full, with scheme, as Hadoop's {@code Path} writes it (not percent-encoded)
 * @param dataset its folder relative to the input folder, or that folder's own name
 * @param bytes its length when it was listed
 * @param named whether its name may be an image's; if not, it is skipped
 */
public record ImageRef(String uri, String dataset, long bytes, boolean named)
    implements Serializable {}
