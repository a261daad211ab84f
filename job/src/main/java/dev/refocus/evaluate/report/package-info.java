/** Turns finished cases into tables: {@link dev.refocus.evaluate.report.BenchmarkReport}. */
package dev.refocus.evaluate.report;
