/**
 * What the neural profiles need beside libtorch: gradients for many threads at once, an optimiser
 * over one vector of parameters, and the layers.
 *
 * <p>DJL's own {@code GradientCollector} is one per process: the second of two tasks in an executor
 * that opens one fails. {@link dev.refocus.fit.network.Autograd} is the only class that goes around
 * it.
 */
package dev.refocus.fit.network;
