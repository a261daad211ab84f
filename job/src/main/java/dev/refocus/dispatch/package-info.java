/**
 * The Spark rim: the run, one partition of it, and what an executor keeps between images.
 *
 * <p>Read {@link dev.refocus.dispatch.RestoreJob}, then {@link
 * dev.refocus.dispatch.RestorePartition}. {@link dev.refocus.dispatch.EvaluateJob} does the same
 * for a benchmark's cases. {@link dev.refocus.dispatch.ScoreJob} scores without restoring; {@link
 * dev.refocus.dispatch.ClipScorer} and {@link dev.refocus.dispatch.ScoreExtensions} are for the
 * pipelines and queries of others.
 */
package dev.refocus.dispatch;
