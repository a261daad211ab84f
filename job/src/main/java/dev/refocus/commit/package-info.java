/**
 * Rows to durable files.
 *
 * <p>{@code restore}: {@link dev.refocus.commit.RestoredTable}. Each finished image is an object of
 * its own in the {@link dev.refocus.commit.ledger.Ledger} as soon as it is finished. At the end its
 * row moves into the table: {@link dev.refocus.commit.table.TableCommit} repeats "look, plan, do
 * one step" until there is nothing to do.
 *
 * <ol>
 *   <li>{@link dev.refocus.commit.table.TableIndex}, {@link dev.refocus.commit.ledger.Ledger}: what
 *       lies there
 *   <li>{@link dev.refocus.commit.table.TablePlan}: what is missing, what counts, what is
 *       superfluous
 *   <li>rows that are missing are written; then everything is looked at again
 *   <li>{@link dev.refocus.commit.output.Manifest}: once no row is missing. This is the commit
 *   <li>files and items that do not count are deleted; then everything is looked at again
 * </ol>
 *
 * <p>What always holds, whoever is killed and however many drivers there are:
 *
 * <ul>
 *   <li>a row is deleted only when a row of the same input that counts more, by an order that is
 *       the same for every driver, is visible in the table
 *   <li>an item is deleted only when its row, or a better one, is visible in the table
 *   <li>no step depends on what the driver remembers: what a crash left and what another driver did
 *       are the same to it
 * </ul>
 *
 * <p>{@code OUTPUT/_quarantine/} remembers images that hung or ended executors, in {@link
 * dev.refocus.commit.ledger.Quarantine}.
 *
 * <p>{@code evaluate}: {@link dev.refocus.commit.rows.RowWriter} alone; its rows are small and it
 * commits a wave at a time. On {@code s3a://} a commit is the magic committer's work: parts of
 * multipart uploads, completed when the job commits. Elsewhere it is the rename of Hadoop's file
 * committer.
 *
 * <p>{@code deploy/README.md} tells users the same by crash points.
 */
package dev.refocus.commit;
