/**
 * What an encoded image states about itself before a pixel is decoded. Every format's file becomes
 * an {@link dev.refocus.decode.structure.EncodedImage}.
 */
package dev.refocus.decode.structure;
