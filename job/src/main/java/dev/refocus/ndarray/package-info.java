/**
 * The floor that fits and scores share: arrays that are freed, transforms, layers, gradients, an
 * optimiser, and the threads that use them. It knows nothing of images.
 *
 * <p>DJL's own {@code GradientCollector} is one per process: the second of two tasks in an executor
 * that opens one fails. {@link dev.refocus.ndarray.Autograd} is the only class that goes around it.
 */
package dev.refocus.ndarray;
