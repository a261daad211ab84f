/** Published heads that rate how much people like a picture, on the features of an image tower. */
package dev.refocus.score.aesthetic;
