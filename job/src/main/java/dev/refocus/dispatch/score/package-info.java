/**
 * {@code score} on Spark: {@link dev.refocus.dispatch.score.ScoreJob} on the driver, {@link
 * dev.refocus.dispatch.score.ScoreFiles} for images, {@link dev.refocus.dispatch.score.ScoreRun}
 * for a finished run.
 */
package dev.refocus.dispatch.score;
