/**
 * Enlarges images without a kernel and adds several enlarged images: {@link
 * dev.refocus.fit.blend.Blend}. {@link dev.refocus.fit.blend.SoftRange} keeps the sum in bounds.
 */
package dev.refocus.fit.blend;
