package dev.refocus.report;

import java.util.Map;

/**
 * What a run is.
 *
 * @param kind {@code restore} or {@code evaluate}
 * @param place the folder of its table
 * @param facts about it, in words, by what they are
 * @param settings by key
 */
public record RunFacts(
    String kind, String place, Map<String, String> facts, Map<String, String> settings) {}
