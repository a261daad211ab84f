/**
 * Scores of an image without a reference to compare with, before and after restoration.
 *
 * <p>Every score is a {@link dev.refocus.score.scorer.Scorer}. {@link
 * dev.refocus.score.NaturalScorer} needs no model; {@link dev.refocus.score.ModelScorers} makes the
 * others from a folder of models ({@code score.models}, {@code score.clip}, {@code score.percept}).
 * {@link dev.refocus.score.Scorers} runs all of them and never fails an image; {@link
 * dev.refocus.score.KnownScore} lists the scores that have a field in the row.
 */
package dev.refocus.score;
