/**
 * Chooses the kernel to restore with, how far the program trusts it, and the weights that follow:
 * {@link dev.refocus.fit.verdict.KernelVerdict}.
 */
package dev.refocus.fit.verdict;
