package dev.refocus.evaluate.statistics;

/** Bounds between which 95 % of something lies. */
public record Interval(double low, double high) {}
