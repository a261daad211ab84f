package dev.refocus.fit.model;

import ai.djl.ndarray.NDArray;

/**
 * What is known of an LR plane on the torus.
 *
 * @param lr {@code (h, w)}
 * @param known {@code (h, w)}, 1 where {@code lr} is to be believed and 0 where it is not
 * @param noise standard deviation of the noise in {@code lr}, in units of [0, 1]
 */
public record Observation(NDArray lr, NDArray known, double noise) {}
