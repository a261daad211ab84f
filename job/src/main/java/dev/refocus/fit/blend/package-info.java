/**
 * Images enlarged without a kernel, and several enlarged images put together: {@link
 * dev.refocus.fit.blend.Blend}, kept in bounds by {@link dev.refocus.fit.blend.SoftRange}.
 */
package dev.refocus.fit.blend;
