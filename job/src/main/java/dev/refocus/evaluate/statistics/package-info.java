/** Means, intervals and ranks of samples. */
package dev.refocus.evaluate.statistics;
