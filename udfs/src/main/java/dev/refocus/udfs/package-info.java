/** Spark SQL functions over the output of a run. */
package dev.refocus.udfs;
