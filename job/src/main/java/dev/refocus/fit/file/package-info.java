/**
 * Finds what happened to an LR image after the kernel: noise, JPEG, rounding, hidden colours.
 * {@link dev.refocus.fit.file.FileDamage} holds the findings.
 */
package dev.refocus.fit.file;
