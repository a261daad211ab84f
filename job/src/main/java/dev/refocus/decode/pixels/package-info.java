/**
 * Samples as a format's reader gives them, before the program converts their colours to sRGB, and
 * the readers.
 */
package dev.refocus.decode.pixels;
