/**
 * What an executor keeps between images, and how it ends: devices, native libraries, models,
 * watched threads.
 */
package dev.refocus.dispatch.executor;
