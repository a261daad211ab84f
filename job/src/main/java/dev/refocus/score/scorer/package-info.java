/** What a scorer is: {@link dev.refocus.score.scorer.Scorer}, images in batches to numbers. */
package dev.refocus.score.scorer;
