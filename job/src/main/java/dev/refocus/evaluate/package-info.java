/** Benchmarks: images degraded by a known kernel, restored, compared with the truth. */
package dev.refocus.evaluate;
