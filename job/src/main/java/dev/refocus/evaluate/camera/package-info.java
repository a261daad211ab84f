/**
 * What a camera does to the light behind its lens, up to the file: noise of the sensor, a mosaic of
 * colour filters, sharpening. {@link dev.refocus.evaluate.camera.Camera} says which of them and
 * does them in order.
 */
package dev.refocus.evaluate.camera;
