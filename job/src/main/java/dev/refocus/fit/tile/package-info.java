/**
 * An image in pieces: windows that fit into the memory ({@link dev.refocus.fit.tile.MemoryPlan},
 * {@link dev.refocus.fit.tile.TileGrid}), and mirrored frames that let a torus hold them ({@link
 * dev.refocus.fit.tile.LrFrame}, {@link dev.refocus.fit.tile.ColorFrame}).
 *
 * <p>{@code fit.reverse.WindowGrid} is no part of it: its windows are drawn for one step of an
 * optimiser, on one torus, and nothing is put together from them.
 */
package dev.refocus.fit.tile;
