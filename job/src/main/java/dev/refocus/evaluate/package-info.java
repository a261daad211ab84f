/**
 * Benchmarks: images degraded by a known kernel, restored, compared with the truth. Without Spark.
 *
 * <p>Read {@link dev.refocus.evaluate.BenchmarkSpec} (what a {@code datasets/NAME.yaml} says),
 * {@link dev.refocus.evaluate.CasePlan} (its cases), {@link dev.refocus.evaluate.CaseImages} (a
 * case made real), {@link dev.refocus.evaluate.CaseOutcome} (restored), {@link
 * dev.refocus.evaluate.Fidelity} and {@link dev.refocus.evaluate.Artifacts} (judged) and {@link
 * dev.refocus.evaluate.report.BenchmarkReport} (summed up). The Spark job is {@code
 * dev.refocus.dispatch.evaluate.EvaluateJob}.
 */
package dev.refocus.evaluate;
