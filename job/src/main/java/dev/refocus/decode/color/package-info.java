/**
 * Samples to sRGB: by an ICC profile ({@link dev.refocus.decode.color.IccConversion}), or by what a
 * file names instead ({@link dev.refocus.decode.color.NamedColors}).
 */
package dev.refocus.decode.color;
