/**
 * What fits and scores share: arrays that are freed, transforms, layers, gradients, an optimiser,
 * and the threads that use them. The package knows nothing of images.
 *
 * <p>DJL has one {@code GradientCollector} per process: if two tasks of an executor open one, the
 * second fails. {@link dev.refocus.ndarray.Autograd} is the only class that replaces it.
 */
package dev.refocus.ndarray;
