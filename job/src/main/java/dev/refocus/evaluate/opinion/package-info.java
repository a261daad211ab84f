/** Compares scores with the opinions of people on the same images. */
package dev.refocus.evaluate.opinion;
