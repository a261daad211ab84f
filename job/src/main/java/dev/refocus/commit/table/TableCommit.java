package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.Manifest.DataFile;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.config.FitConfig;
import dev.refocus.row.Status;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.ManyFiles;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a run: rows first, then the manifest, then what they make superfluous. Every step
 * follows from what lies in the store, so the same steps mend what a crash or another driver left.
 */
public final class TableCommit {
  private static final Logger log = LoggerFactory.getLogger(TableCommit.class);

  /** One writes, one deletes, one looks; each disturbance by another driver costs one or two. */
  private static final int PASSES = 12;

  private static final int WRITE_FAILURES = 3;

  /** Stores tell a file's time in whole seconds: a copy must be younger than what it replaces. */
  private static final int PAUSE_SECONDS = 2;

  private final OutputFolder output;
  private final Ledger ledger;
  private final TableIndex index;
  private final TableRows rows;
  private final FitConfig config;

  public TableCommit(
      OutputFolder output, Ledger ledger, TableIndex index, TableRows rows, FitConfig config) {
    this.output = output;
    this.ledger = ledger;
    this.index = index;
    this.rows = rows;
    this.config = config;
  }

  /**
   * Moves rows into the table until it has one for every input, then writes the manifest.
   *
   * @return nothing, and no manifest is written, if an input has no row in the end
   * @throws IllegalStateException if other drivers never let the table come to rest
   */
  public Optional<Manifest> run(String runId, Inputs inputs) throws IOException {
    int failures = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      List<TableFile> files = index.files();
      TablePlan plan = plan(inputs, files);
      if (!plan.incomplete()) {
        if (plan.lacks(inputs)) {
          return Optional.empty();
        }
        Optional<Manifest> settled = settle(runId, inputs, plan);
        if (settled.isPresent()) {
          return settled;
        }
      } else if (!write(plan, failures)) {
        failures++;
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "%s: still changing after %d passes; is another run writing to it? run again when it has ended",
            output,
            PASSES));
  }

  private TablePlan plan(Inputs inputs, List<TableFile> files) throws IOException {
    Map<LedgerItem, Long> times = new HashMap<>();
    BiPredicate<LedgerItem, Entry> newer =
        (item, entry) -> {
          times.putAll(rows.startedAt(List.of(item)));
          return times.getOrDefault(item, 0L) > entry.startedAt();
        };
    return TablePlan.of(inputs, files, ledger.items(), newer);
  }

  /** Another driver's commit may take temporary files along; what it left is looked at anew. */
  private boolean write(TablePlan plan, int failures) throws IOException {
    if (!plan.mixed().isEmpty()) {
      pause();
    }
    try {
      rows.write(plan, output.path());
      return true;
    } catch (Exception e) {
      DiskErrors.in(e).ifPresent(this::rethrow);
      boolean expected = e instanceof IOException || e instanceof SparkException;
      if (!expected || failures + 1 == WRITE_FAILURES) {
        throw e;
      }
      log.warn("{}: rows could not be written, trying again: {}", output, e.toString());
      return false;
    }
  }

  /** Another try would find the disk as full. */
  private void rethrow(IOException disk) {
    throw new StoreFault(output.toString(), disk);
  }

  /** The manifest, if nothing was left to do. */
  private Optional<Manifest> settle(String runId, Inputs inputs, TablePlan plan)
      throws IOException {
    Optional<Manifest> former = Manifest.read(output);
    Manifest manifest = manifest(runId, inputs, plan, former);
    boolean current = former.map(manifest::says).orElse(false);
    if (!current) {
      manifest.write(output);
    }
    ManyFiles.delete(
        output.files(),
        plan.spent().stream().map(file -> new Path(output.path(), file.name())).toList());
    ledger.delete(plan.redundant());
    boolean clean = plan.spent().isEmpty() && plan.redundant().isEmpty();
    return current && clean ? former : Optional.empty();
  }

  private Manifest manifest(
      String runId, Inputs inputs, TablePlan plan, Optional<Manifest> former) {
    return new Manifest(
        Manifest.VERSION,
        runId,
        Instant.now().toString(),
        config.id(),
        config.settings(),
        inputs.refs().size(),
        inputs.leftOut(),
        plan.best().size(),
        counts(plan.best().values().stream()),
        counts(inputs.refs().stream().map(ref -> plan.best().get(ref.uri()))),
        files(plan.sound(), former));
  }

  private static Map<String, Long> counts(Stream<Copy> rows) {
    Map<String, Long> counts = new TreeMap<>();
    for (Status status : Status.values()) {
      counts.put(status.text(), 0L);
    }
    rows.forEach(copy -> counts.merge(copy.entry().status(), 1L, Long::sum));
    return counts;
  }

  /** Files never change: those of the former manifest are not read again. */
  private List<DataFile> files(List<TableFile> sound, Optional<Manifest> former) {
    Map<String, DataFile> known = new HashMap<>();
    former.ifPresent(manifest -> manifest.files().forEach(file -> known.put(file.name(), file)));
    List<TableFile> unknown =
        sound.stream().filter(file -> !known.containsKey(file.name())).toList();
    List<String> digests = rows.digests(unknown, output.path());
    for (int i = 0; i < unknown.size(); i++) {
      TableFile file = unknown.get(i);
      DataFile data =
          new DataFile(file.name(), file.bytes(), file.entries().size(), digests.get(i));
      known.put(file.name(), data);
    }
    List<DataFile> files = new ArrayList<>(sound.stream().map(f -> known.get(f.name())).toList());
    files.sort(Comparator.comparing(DataFile::name));
    return files;
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the table was written", e);
    }
  }
}
