/**
 * Converts samples to sRGB, by an ICC profile ({@link dev.refocus.decode.color.IccConversion}) or
 * by the colours that a file names without one ({@link dev.refocus.decode.color.NamedColors}).
 */
package dev.refocus.decode.color;
