package dev.refocus.commit;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.output.OutputSettings;
import dev.refocus.commit.rows.RowWriter;
import dev.refocus.commit.table.FormerRow;
import dev.refocus.commit.table.FormerRows;
import dev.refocus.commit.table.FormerRows.Like;
import dev.refocus.commit.table.Inputs;
import dev.refocus.commit.table.Inputs.Listing;
import dev.refocus.commit.table.TableCommit;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.commit.table.TableIndex;
import dev.refocus.commit.table.TableParts;
import dev.refocus.commit.table.TableParts.Part;
import dev.refocus.commit.table.TableRows;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.choice.Selected;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The output of {@code restore}: the table, the ledger of what is not in it yet, and the manifest.
 * The package page says what holds at every moment.
 */
public final class RestoredTable {
  private final OutputFolder output;
  private final Ledger ledger;
  private final TableParts parts;
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
    this.parts =
        new TableParts(new JavaSparkContext(spark.sparkContext()), new TableIndex(spark, output));
    this.former = new FormerRows(spark, output, parts);
    TableRows rows = new TableRows(spark, writer, run.work().imagesPerFile());
    this.prune = run.output().prune();
    this.commit = new TableCommit(output, ledger, parts, rows, config);
  }

  /**
   * The inputs that are still to be restored, as {@link FinishedInputs#pending} says.
   *
   * @param retryFailed whether former failures are; what the ledger says of them is forgotten
   */
  public List<ImageRef> pending(List<ImageRef> refs, boolean retryFailed) throws IOException {
    FinishedInputs finished = new FinishedInputs(ledger, parts);
    List<ImageRef> pending = finished.pending(refs, retryFailed);
    if (retryFailed) {
      finished.forgetFailures(refs);
    }
    return pending;
  }

  /** What is known of restorations in the table that may be of the bytes of {@code refs}. */
  public Like like(Collection<ImageRef> refs) throws IOException {
    return former.like(refs);
  }

  /** Those of them that are of these bytes. */
  public List<FormerRow> former(Like like, Set<String> imageIds) {
    return former.of(like, imageIds);
  }

  /** A file of the table, by its name. */
  public Path file(String name) {
    return new Path(output.path(), name);
  }

  /** The best item of each input that has one in the ledger. */
  public Map<ImageRef, LedgerItem> items(Collection<ImageRef> refs) throws IOException {
    Map<String, LedgerItem> byKey = new HashMap<>();
    for (LedgerItem item : ledger.items()) {
      byKey.merge(item.key(), item, (a, b) -> a.outcome().compareTo(b.outcome()) < 0 ? b : a);
    }
    Map<ImageRef, LedgerItem> items = new HashMap<>();
    for (ImageRef ref : byKey.isEmpty() ? List.<ImageRef>of() : refs) {
      LedgerItem item = byKey.get(Ledger.key(ref));
      if (item != null) {
        items.put(ref, item);
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
    return commit.run(runId, new Listing(inputs.refs(), now, prune, inputs.leftOut()));
  }

  /** Moves what the ledger has of some of a run's inputs into the table, before the run ends. */
  public void move(List<ImageRef> refs) throws IOException {
    commit.move(new Listing(refs, System.currentTimeMillis()));
  }

  /** How many rows the table has of inputs that are gone. */
  public long gone(List<ImageRef> refs) throws IOException {
    return parts.ask(refs, RestoredTable::goneIn).stream().mapToLong(Long::longValue).sum();
  }

  private static long goneIn(Part part) {
    Inputs inputs = new Inputs(part.refs(), 0, true);
    return part.files().stream()
        .flatMap(file -> file.entries().stream())
        .filter(inputs::gone)
        .map(Entry::uri)
        .distinct()
        .count();
  }

  /** The inputs without any row in the table. */
  public List<ImageRef> missing(List<ImageRef> refs) throws IOException {
    return FinishedInputs.places(parts.ask(refs, RestoredTable::missingIn)).stream()
        .mapToObj(refs::get)
        .toList();
  }

  private static BitSet missingIn(Part part) {
    Set<String> uris = new HashSet<>();
    part.files().forEach(file -> file.entries().forEach(entry -> uris.add(entry.uri())));
    BitSet missing = new BitSet();
    part.inputs().stream()
        .filter(input -> !uris.contains(input.ref().uri()))
        .forEach(input -> missing.set(input.place()));
    return missing;
  }

  @Override
  public String toString() {
    return output.toString();
  }
}
