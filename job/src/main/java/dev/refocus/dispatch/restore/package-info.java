/**
 * {@code restore} on Spark: {@link dev.refocus.dispatch.restore.RestoreJob} on the driver, {@link
 * dev.refocus.dispatch.restore.RestorePartition} on an executor, {@link
 * dev.refocus.dispatch.restore.RestoreImage} for one image.
 */
package dev.refocus.dispatch.restore;
