/**
 * The table: {@link dev.refocus.commit.table.TableIndex} lists what lies in the folder, {@link
 * dev.refocus.commit.table.TablePlan} finds what is left to do in each part of {@link
 * dev.refocus.commit.table.TableParts}, and {@link dev.refocus.commit.table.TableCommit} does it
 * step by step.
 */
package dev.refocus.commit.table;
