/**
 * {@code evaluate} on Spark: {@link dev.refocus.dispatch.evaluate.EvaluateJob} on the driver,
 * {@link dev.refocus.dispatch.evaluate.EvaluateTask} for one trial. {@link
 * dev.refocus.dispatch.evaluate.Peers} lists the user's own methods, and {@link
 * dev.refocus.dispatch.evaluate.CaseExport} writes the images that they need.
 */
package dev.refocus.dispatch.evaluate;
