/**
 * Simulates a camera from the light behind its lens to the file: noise of the sensor, a mosaic of
 * colour filters, sharpening. {@link dev.refocus.evaluate.camera.Camera} holds the parameters and
 * applies the steps in order.
 */
package dev.refocus.evaluate.camera;
