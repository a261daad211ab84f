/**
 * Benchmarks without Spark: the program degrades images by a known kernel, restores them and
 * compares them with the truth.
 *
 * <p>Read {@link dev.refocus.evaluate.BenchmarkSpec} (reads a {@code datasets/NAME.yaml}), {@link
 * dev.refocus.evaluate.CasePlan} (lists its cases), {@link dev.refocus.evaluate.CaseImages} (makes
 * the images of a case), {@link dev.refocus.evaluate.CaseOutcome} (holds the restored case), {@link
 * dev.refocus.evaluate.Fidelity} and {@link dev.refocus.evaluate.Artifacts} (measure it) and {@link
 * dev.refocus.evaluate.report.BenchmarkReport} (sums up). The Spark job is {@code
 * dev.refocus.dispatch.evaluate.EvaluateJob}.
 */
package dev.refocus.evaluate;
