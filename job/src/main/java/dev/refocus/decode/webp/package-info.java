/** Still WebP (RFC 9649), lossy and lossless. */
package dev.refocus.decode.webp;
