/** Samples as a format's reader gives them, before their colours become sRGB, and the readers. */
package dev.refocus.decode.pixels;
