/**
 * Says what a run would cost before it begins.
 *
 * <p>{@link dev.refocus.plan.CostModel} has the seconds of an image on one core of one machine;
 * {@link dev.refocus.plan.Calibration} says how fast this machine is, from a probe or from the rows
 * of a finished run; {@link dev.refocus.plan.Forecast} puts both together for all images of {@link
 * dev.refocus.plan.Tally}. {@code job/BENCHMARKS.md} has the measurements.
 */
package dev.refocus.plan;
