package dev.refocus.commit;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.output.OutputSettings;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.Inputs;
import dev.refocus.commit.table.TableCommit;
import dev.refocus.commit.table.TableIndex;
import dev.refocus.commit.table.TablePlan;
import dev.refocus.commit.table.TableRows;
import dev.refocus.config.FitConfig;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * The output of {@code restore}: the table, the ledger of what is not in it yet, and the manifest.
 * The package page says what holds at every moment.
 */
public final class RestoredTable {
  private final OutputFolder output;
  private final Ledger ledger;
  private final TableIndex index;
  private final TableCommit commit;

  /**
   * Opens a new output or a former run's, and proves before hours of work that rows can be kept.
   *
   * @param imagesPerFile upper bound on the rows of a file
   * @throws dev.refocus.UsageException if the folder holds something else, was begun with other
   *     settings, is not writable, or is on an object store that Spark is not set up for
   */
  public RestoredTable(SparkSession spark, OutputFolder output, FitConfig config, int imagesPerFile)
      throws IOException {
    output.requireEmptyOrMarked(OutputSettings.FILE);
    RowWriter writer = new RowWriter(spark, output, imagesPerFile);
    OutputSettings.claim(output, config);
    this.output = output;
    this.ledger = new Ledger(output, config.id());
    this.index = new TableIndex(spark, output);
    TableRows rows = new TableRows(spark, writer, imagesPerFile);
    this.commit = new TableCommit(output, ledger, index, rows, config);
  }

  /**
   * The inputs that are still to be restored, in their order. Those whose bytes have changed since
   * are.
   *
   * @param retryFailed whether former failures are; what the ledger says of them is forgotten
   */
  public List<ImageRef> pending(List<ImageRef> refs, boolean retryFailed) throws IOException {
    Map<String, Outcome> outcomes = outcomes(refs, retryFailed);
    return refs.stream().filter(ref -> !done(ref, outcomes.get(ref.uri()), retryFailed)).toList();
  }

  private static boolean done(ImageRef ref, Outcome outcome, boolean retryFailed) {
    if (outcome == null) {
      return false;
    }
    return switch (outcome) {
      case DONE -> true;
      case FAILED -> !retryFailed;
      case SKIPPED -> !ref.named();
    };
  }

  /** What is known of the inputs as they are now, by URI. */
  private Map<String, Outcome> outcomes(List<ImageRef> refs, boolean retryFailed)
      throws IOException {
    Inputs inputs = new Inputs(refs, System.currentTimeMillis());
    List<LedgerItem> items = ledger.items();
    Map<String, Outcome> outcomes = new HashMap<>();
    TablePlan.of(inputs, index.files(), List.of(), (item, entry) -> false)
        .best()
        .forEach((uri, copy) -> outcomes.put(uri, copy.outdated() ? null : copy.entry().outcome()));
    List<LedgerItem> forgotten = new ArrayList<>();
    for (LedgerItem item : items) {
      ImageRef ref = inputs.of(item);
      if (ref != null && retryFailed && item.outcome() == Outcome.FAILED) {
        forgotten.add(item);
      } else if (ref != null) {
        outcomes.merge(ref.uri(), item.outcome(), (a, b) -> a.compareTo(b) < 0 ? b : a);
      }
    }
    ledger.delete(forgotten);
    return outcomes;
  }

  /**
   * Moves what the ledger has into the table, until the table has one row per input and the
   * manifest says so.
   *
   * @return nothing, and no manifest is written, if an input has no row in the end
   */
  public Optional<Manifest> commit(String runId, Collection<ImageRef> refs) throws IOException {
    return commit.run(runId, new Inputs(refs, System.currentTimeMillis()));
  }

  /** The inputs without any row in the table. */
  public List<ImageRef> missing(List<ImageRef> refs) throws IOException {
    Set<String> uris = new HashSet<>();
    index.files().forEach(file -> file.entries().forEach(entry -> uris.add(entry.uri())));
    return refs.stream().filter(ref -> !uris.contains(ref.uri())).toList();
  }

  @Override
  public String toString() {
    return output.toString();
  }
}
