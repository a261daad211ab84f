/**
 * The table: what lies there ({@link dev.refocus.commit.table.TableIndex}), what is left to do
 * ({@link dev.refocus.commit.table.TablePlan}), and the steps that do it ({@link
 * dev.refocus.commit.table.TableCommit}).
 */
package dev.refocus.commit.table;
