/**
 * What an executor keeps between images (devices, native libraries, models, watched threads) and
 * how it ends.
 */
package dev.refocus.dispatch.executor;
