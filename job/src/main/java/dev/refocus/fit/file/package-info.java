/**
 * What happened to an LR image after the kernel: noise, JPEG, rounding, hidden colours; together
 * {@link dev.refocus.fit.file.FileDamage}.
 */
package dev.refocus.fit.file;
