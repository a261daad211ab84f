/**
 * Makes rows durable files.
 *
 * <p>{@code restore}: {@link dev.refocus.commit.RestoredTable}. An executor puts each finished
 * image as its own object into the {@link dev.refocus.commit.ledger.Ledger}, as soon as it is
 * finished. At the end its row moves into the table: {@link dev.refocus.commit.table.TableCommit}
 * repeats "look, plan, do one step" until there is nothing to do.
 *
 * <ol>
 *   <li>{@link dev.refocus.commit.table.TableIndex} and {@link dev.refocus.commit.ledger.Ledger}
 *       list what the folder holds
 *   <li>{@link dev.refocus.commit.table.TableParts} cuts rows and inputs by URI into parts, and in
 *       each {@link dev.refocus.commit.table.TablePlan} finds the rows that are missing, those that
 *       count, and the superfluous ones; of a large table the executors do it, and the driver adds
 *       up what they found
 *   <li>the driver writes the missing rows and looks again
 *   <li>once no row is missing it writes the {@link dev.refocus.commit.output.Manifest}; this is
 *       the commit
 *   <li>it deletes the files and items that do not count, and looks again
 * </ol>
 *
 * <p>A run of very many images does the same without a manifest after each {@code
 * run.images-per-move} of them, so that the ledger stays small.
 *
 * <p>This holds whichever process is killed and however many drivers run:
 *
 * <ul>
 *   <li>a driver deletes a row only when the table shows a row of the same input that counts more;
 *       every driver uses the same order. With {@code output.prune} it deletes rows of inputs that
 *       it has not listed, too; another driver that has listed one finds it missing and makes it
 *       again
 *   <li>a driver deletes an item only when the table shows its row or a better one
 *   <li>no step depends on the driver's memory, so a driver treats the traces of a crash and the
 *       work of another driver alike
 * </ul>
 *
 * <p>{@code OUTPUT/_quarantine/} remembers images that hung or ended executors, in {@link
 * dev.refocus.commit.ledger.Quarantine}.
 *
 * <p>{@code OUTPUT/_logs/RUN_ID.log} is what a run of {@code restore} said, for people; no run
 * reads it.
 *
 * <p>{@code evaluate} uses only {@link dev.refocus.commit.rows.RowWriter}, because its rows are
 * small; it commits a wave at a time. On {@code s3a://} the magic committer uploads parts and
 * completes them when the job commits. Elsewhere Hadoop's file committer renames.
 *
 * <p>{@code deploy/README.md} describes this for users, by crash points.
 */
package dev.refocus.commit;
