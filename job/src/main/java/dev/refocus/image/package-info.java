/** An image as samples, which every other package speaks of. */
package dev.refocus.image;
