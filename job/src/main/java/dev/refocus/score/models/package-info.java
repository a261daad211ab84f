/**
 * The users' models: where they come from, and whether a file is the right one. Most give scores;
 * those of kind {@code upscaler}, {@code denoiser} and {@code solver} are networks that restore,
 * and say what they want to see ({@link dev.refocus.config.NetworkCard}).
 *
 * <p>{@link dev.refocus.score.models.ModelRegistry} is a {@code models.yaml}, {@link
 * dev.refocus.score.models.ModelDownload} fetches the files that it lists, and {@link
 * dev.refocus.score.models.ModelFolder} says which models can be used. The program loads no file
 * whose checksum differs from the stated one.
 */
package dev.refocus.score.models;
