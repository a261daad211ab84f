package dev.refocus.row;

/**
 * Which run made a row, and where.
 *
 * @param attempt 0 for the first try of the Spark task
 */
public record Provenance(String runId, int attempt, String host) {}
