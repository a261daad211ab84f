package dev.refocus.commit;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.output.OutputSettings;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.FormerRow;
import dev.refocus.commit.table.FormerRows;
import dev.refocus.commit.table.Inputs;
import dev.refocus.commit.table.TableCommit;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.commit.table.TableIndex;
import dev.refocus.commit.table.TableRows;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.choice.Selected;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The output of {@code restore}: the table, the ledger of what is not in it yet, and the manifest.
 * The package page says what holds at every moment.
 */
public final class RestoredTable {
  private final OutputFolder output;
  private final Ledger ledger;
  private final TableIndex index;
  private final FormerRows former;
  private final TableCommit commit;
  private final boolean prune;

  /**
   * Opens a new output or a former run's, and proves before hours of work that rows can be kept.
   *
   * @param run says how many rows a file has, and whether rows of inputs that are gone stay
   * @throws dev.refocus.UsageException if the folder holds something else, was begun with other
   *     settings, is not writable, or is on an object store that Spark is not set up for
   */
  public RestoredTable(SparkSession spark, OutputFolder output, FitConfig config, RunConfig run)
      throws IOException {
    output.requireEmptyOrMarked(OutputSettings.FILE);
    RowWriter writer = new RowWriter(spark, output, run.work().imagesPerFile());
    OutputSettings.claim(output, config);
    this.output = output;
    this.ledger = new Ledger(output, config.id());
    this.index = new TableIndex(spark, output);
    this.former = new FormerRows(spark, output, index);
    TableRows rows = new TableRows(spark, writer, run.work().imagesPerFile());
    this.prune = run.output().prune();
    this.commit = new TableCommit(output, ledger, index, rows, config);
  }

  /**
   * The inputs that are still to be restored, as {@link FinishedInputs#pending} says.
   *
   * @param retryFailed whether former failures are; what the ledger says of them is forgotten
   */
  public List<ImageRef> pending(List<ImageRef> refs, boolean retryFailed) throws IOException {
    FinishedInputs finished = new FinishedInputs(ledger, index);
    List<ImageRef> pending = finished.pending(refs, retryFailed);
    if (retryFailed) {
      finished.forgetFailures(refs);
    }
    return pending;
  }

  /** Restorations in the table that may be of the bytes of {@code refs}. */
  public List<FormerRow> like(Collection<ImageRef> refs) throws IOException {
    return former.like(refs);
  }

  /** A file of the table, by its name. */
  public Path file(String name) {
    return new Path(output.path(), name);
  }

  /** The best item of each input that has one in the ledger. */
  public Map<ImageRef, LedgerItem> items(Collection<ImageRef> refs) throws IOException {
    Inputs inputs = new Inputs(refs, System.currentTimeMillis());
    Map<ImageRef, LedgerItem> items = new HashMap<>();
    for (LedgerItem item : ledger.items()) {
      ImageRef ref = inputs.of(item);
      if (ref != null) {
        items.merge(ref, item, (a, b) -> a.outcome().compareTo(b.outcome()) < 0 ? b : a);
      }
    }
    return items;
  }

  /**
   * Moves what the ledger has into the table, until the table has one row per input and the
   * manifest says so.
   *
   * @return nothing, and no manifest is written, if an input has no row in the end
   */
  public Optional<Manifest> commit(String runId, Selected inputs) throws IOException {
    long now = System.currentTimeMillis();
    return commit.run(runId, new Inputs(inputs.refs(), now, prune, inputs.leftOut()));
  }

  /** How many rows the table has of inputs that are gone. */
  public long gone(Collection<ImageRef> refs) throws IOException {
    Inputs inputs = new Inputs(refs, System.currentTimeMillis(), true);
    return index.files().stream()
        .flatMap(file -> file.entries().stream())
        .filter(inputs::gone)
        .map(Entry::uri)
        .distinct()
        .count();
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
