/**
 * Turns images and kernels into bytes, opposite {@code decode}: {@link dev.refocus.encode.HrPng}
 * for the row, {@link dev.refocus.encode.KernelCsv} and {@link dev.refocus.encode.KernelPicture}
 * for people. {@code KernelCsv} also reads what it writes.
 */
package dev.refocus.encode;
