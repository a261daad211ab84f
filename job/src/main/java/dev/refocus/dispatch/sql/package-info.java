/**
 * Scores for the pipelines and queries of other programs: {@link
 * dev.refocus.dispatch.sql.ClipScorer} for Spark ML, {@link
 * dev.refocus.dispatch.sql.ScoreExtensions} for Spark SQL.
 */
package dev.refocus.dispatch.sql;
