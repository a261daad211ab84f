package dev.refocus.config;

import java.io.Serializable;

/**
 * How long work on one image may take.
 *
 * @param secondsPerImage the fit then ends at its next step, with what it has
 * @param secondsToHang work that has not ended then never will: its executor is given up
 */
public record TimeLimits(int secondsPerImage, int secondsToHang) implements Serializable {}
