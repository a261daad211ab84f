/** The image as samples. Every other package uses it. */
package dev.refocus.image;
