/**
 * The models of scores, which are the user's: where they come from, whether they are what they
 * should be.
 *
 * <p>{@link dev.refocus.score.models.ModelRegistry} is a {@code models.yaml}, {@link
 * dev.refocus.score.models.ModelDownload} fetches what it lists, {@link
 * dev.refocus.score.models.ModelFolder} says which of it can be used. Nothing is loaded whose
 * checksum is not the stated one.
 */
package dev.refocus.score.models;
