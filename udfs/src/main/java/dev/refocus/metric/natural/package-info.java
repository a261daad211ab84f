/**
 * Scores of an image without a reference, from the statistics of natural images: photographs, with
 * their local mean and contrast taken away, follow the same distributions, and most faults of an
 * image change them. Plain mathematics, with parameters that come along.
 *
 * <ol>
 *   <li>{@link dev.refocus.metric.natural.NormalizedRows}: mean and contrast taken away
 *   <li>{@link dev.refocus.metric.natural.NeighbourStatistics}: samples and products of neighbours,
 *       as {@link dev.refocus.metric.natural.AsymmetricGaussian}s
 *   <li>{@link dev.refocus.metric.natural.Niqe} compares them with photographs, {@link
 *       dev.refocus.metric.natural.Brisque} with what people said of distorted ones
 * </ol>
 *
 * <p>Where an image is flat, published programs fit rounding errors; here flat samples are zeros,
 * which changes BRISQUE by .07 in the median of 250 photographs of everyday life, by 1 in one of
 * ten.
 */
package dev.refocus.metric.natural;
