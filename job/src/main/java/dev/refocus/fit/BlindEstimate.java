package dev.refocus.fit;

import dev.refocus.fit.kernel.KernelEstimate;

/**
 * A look at the kernel of an image that is not restored yet.
 *
 * @param believed whether a fit would restore with this shape, not with a program's kernel
 */
public record BlindEstimate(KernelEstimate estimate, boolean believed) {}
