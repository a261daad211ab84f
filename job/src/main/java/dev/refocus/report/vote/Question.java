package dev.refocus.report.vote;

/**
 * Two methods' images of one image, side by side.
 *
 * @param left name of the method whose image stands at the left
 */
public record Question(String image, String left, String right) {}
