/**
 * The inputs of a run on Spark: {@link dev.refocus.dispatch.inputs.RunInputs} lists them, chooses
 * among them and divides files into pages.
 */
package dev.refocus.dispatch.inputs;
