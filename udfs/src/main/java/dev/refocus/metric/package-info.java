/**
 * Measures of images and kernels: plain mathematics on arrays, free of Spark, so that the benchmark
 * harness and the SQL functions give the same figures.
 *
 * <ol>
 *   <li>{@link dev.refocus.metric.Plane} what images are compared as; {@link
 *       dev.refocus.metric.PngLuma} reads one from a PNG
 *   <li>{@link dev.refocus.metric.Psnr} and {@link dev.refocus.metric.Ssim} compare planes; {@link
 *       dev.refocus.metric.HaarPsi}, {@link dev.refocus.metric.Gmsd}, {@link
 *       dev.refocus.metric.SpaceWarping} and {@link dev.refocus.metric.GradientEnergy} see what
 *       decibels hide: structure and sharpness
 *   <li>{@link dev.refocus.metric.Overshoot}, {@link dev.refocus.metric.BlockSteps} and {@link
 *       dev.refocus.metric.LrGrid} see haloes, JPEG blocks and stairs in an enlarged image without
 *       its truth
 *   <li>{@link dev.refocus.metric.KernelSimilarity} compares kernels; {@link
 *       dev.refocus.metric.KernelCenter} tells how far a kernel moves the image
 * </ol>
 *
 * Every method is a function of its arguments, safe for many threads, and throws {@link
 * IllegalArgumentException} that names the value and the bound if a measure is undefined.
 */
package dev.refocus.metric;
