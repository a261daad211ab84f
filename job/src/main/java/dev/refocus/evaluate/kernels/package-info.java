/** Reads the kernels of a specification: files, formulas, programs' kernels and random ones. */
package dev.refocus.evaluate.kernels;
