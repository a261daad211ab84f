/** Named arrays of models in files, and on a device. */
package dev.refocus.score.weights;
