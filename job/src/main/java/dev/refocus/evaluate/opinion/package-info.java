/** Scores against what people say of the same images. */
package dev.refocus.evaluate.opinion;
