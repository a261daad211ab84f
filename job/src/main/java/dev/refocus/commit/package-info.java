/**
 * Rows to durable files: all of a run's files appear at its end or none does.
 *
 * <p>On {@code s3a://} that is the magic committer's work: parts of multipart uploads, completed
 * when the job commits. Elsewhere it is the rename of Hadoop's file committer.
 */
package dev.refocus.commit;
