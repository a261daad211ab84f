/**
 * Cuts an image into windows that fit into the memory ({@link dev.refocus.fit.tile.MemoryPlan},
 * {@link dev.refocus.fit.tile.TileGrid}) and puts mirrored frames around images, so that a torus
 * can hold them ({@link dev.refocus.fit.tile.LrFrame}, {@link dev.refocus.fit.tile.ColorFrame}).
 *
 * <p>{@code fit.reverse.WindowGrid} does not belong here: an optimiser draws its windows for one
 * step, on one torus, and nothing is put together from them.
 */
package dev.refocus.fit.tile;
