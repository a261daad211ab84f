/** Perceptual scores of an image, with no reference to compare with. */
package dev.refocus.score;
