/** Means, quantiles, ranks and intervals of samples. */
package dev.refocus.evaluate.statistics;
