/**
 * Runs the program on Spark: the run, one partition of it, and what an executor keeps between
 * images.
 *
 * <p>Read {@link dev.refocus.dispatch.restore.RestoreJob}, then {@link
 * dev.refocus.dispatch.restore.RestorePartition}. {@link dev.refocus.dispatch.evaluate.EvaluateJob}
 * does the same for a benchmark's cases. {@link dev.refocus.dispatch.score.ScoreJob} scores without
 * restoring. {@link dev.refocus.dispatch.sql.ClipScorer} and {@link
 * dev.refocus.dispatch.sql.ScoreExtensions} serve the pipelines and queries of other programs.
 */
package dev.refocus.dispatch;
