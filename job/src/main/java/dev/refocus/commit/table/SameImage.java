package dev.refocus.commit.table;

/**
 * What two inputs of one restoration share.
 *
 * @param imageId SHA-256 of the file's bytes
 * @param page as in {@link dev.refocus.discover.ImageRef#page}
 */
public record SameImage(String imageId, int page) {}
