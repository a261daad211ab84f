/**
 * {@code evaluate} on Spark: {@link dev.refocus.dispatch.evaluate.EvaluateJob} on the driver,
 * {@link dev.refocus.dispatch.evaluate.EvaluateTask} for one trial.
 */
package dev.refocus.dispatch.evaluate;
