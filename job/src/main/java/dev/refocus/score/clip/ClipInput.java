package dev.refocus.score.clip;

/**
 * What an image tower takes.
 *
 * @param side of the images that it was trained on, in pixels
 * @param fixed whether it takes squares of this side only
 */
public record ClipInput(int side, boolean fixed) {}
