/**
 * The kernel to restore with, how far it is to be trusted, and the weights that follow: {@link
 * dev.refocus.fit.verdict.KernelVerdict}.
 */
package dev.refocus.fit.verdict;
