/**
 * Scores in the pipelines and queries of others: {@link dev.refocus.dispatch.sql.ClipScorer} for
 * Spark ML, {@link dev.refocus.dispatch.sql.ScoreExtensions} for Spark SQL.
 */
package dev.refocus.dispatch.sql;
