/**
 * What an encoded image says of itself before a pixel is decoded: {@link
 * dev.refocus.decode.structure.EncodedImage} is what every format's file becomes.
 */
package dev.refocus.decode.structure;
