/**
 * The Spark rim: the run, one partition of it, and what an executor keeps between images.
 *
 * <p>Read {@link dev.refocus.dispatch.RestoreJob}, then {@link
 * dev.refocus.dispatch.RestorePartition}. {@link dev.refocus.dispatch.EvaluateJob} does the same
 * for a benchmark's cases.
 */
package dev.refocus.dispatch;
