package dev.refocus.commit.table;

/**
 * A restoration in the table, whose row other inputs may take.
 *
 * @param file of the table, by its name
 * @param bytes length of its input when it was listed
 * @param etag of its input; null if the store had none
 */
public record FormerRow(String file, String uri, SameImage image, long bytes, String etag) {}
