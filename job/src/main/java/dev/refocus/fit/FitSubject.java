package dev.refocus.fit;

import dev.refocus.config.FitConfig;
import dev.refocus.fit.file.FileDamage;
import dev.refocus.image.Image;

/**
 * The image of a fit, and what was asked for.
 *
 * @param lr {@code (c, h, w)}
 * @param damage what happened to it after the kernel
 * @param seed of the restoration's random stream
 */
record FitSubject(Image lr, FileDamage damage, FitConfig config, long seed) {}
