/**
 * {@code report} on Spark: {@link dev.refocus.dispatch.report.ReportJob} reads a run's table
 * without the pixels, lets executors make the pictures of a few rows ({@link
 * dev.refocus.dispatch.report.RunPictures}, {@link dev.refocus.dispatch.report.DrawnCases}) and
 * writes the page of {@link dev.refocus.report}.
 */
package dev.refocus.dispatch.report;
