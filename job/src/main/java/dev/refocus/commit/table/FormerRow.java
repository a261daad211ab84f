package dev.refocus.commit.table;

/**
 * A restoration in the table, whose row other inputs may take.
 *
 * @param file of the table, by its name
 */
public record FormerRow(String file, String uri, SameImage image) {}
