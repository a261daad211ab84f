package dev.refocus.evaluate;

import dev.refocus.fit.kernel.Kernel;

/** A kernel with the name by which cases and tables know it. */
public record NamedKernel(String name, Kernel kernel) {}
