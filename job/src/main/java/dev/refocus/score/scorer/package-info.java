/** A {@link dev.refocus.score.scorer.Scorer} turns batches of images into numbers. */
package dev.refocus.score.scorer;
