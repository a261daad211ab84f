/** Kernels of a specification: files, formulas, programs, random ones. */
package dev.refocus.evaluate.kernels;
