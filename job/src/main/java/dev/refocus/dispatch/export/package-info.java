/**
 * {@code export} on Spark: {@link dev.refocus.dispatch.export.ExportJob} on the driver, {@link
 * dev.refocus.dispatch.export.ExportPartition} on an executor. What the files are called and hold
 * is the business of {@link dev.refocus.export}.
 */
package dev.refocus.dispatch.export;
