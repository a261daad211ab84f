/**
 * {@code plan} on Spark: {@link dev.refocus.dispatch.plan.PlanJob} on the driver, {@link
 * dev.refocus.dispatch.plan.HeaderPartition} and {@link dev.refocus.dispatch.plan.ProbePartition}
 * on executors. What the numbers mean is the business of {@link dev.refocus.plan}.
 */
package dev.refocus.dispatch.plan;
