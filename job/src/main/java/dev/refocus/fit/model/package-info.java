/**
 * The image model {@code y = (x correlated with k) decimated by s} and the transforms it is built
 * from. Planes are {@code (h, w)} float32 arrays on a torus.
 */
package dev.refocus.fit.model;
