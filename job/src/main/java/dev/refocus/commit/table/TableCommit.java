package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.Manifest.DataFile;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.Inputs.Listing;
import dev.refocus.commit.table.TableIndex.Look;
import dev.refocus.commit.table.TableRows.PlanQuestion;
import dev.refocus.config.FitConfig;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.ManyFiles;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  private final TableParts parts;
  private final TableRows rows;
  private final FitConfig config;

  public TableCommit(
      OutputFolder output, Ledger ledger, TableParts parts, TableRows rows, FitConfig config) {
    this.output = output;
    this.ledger = ledger;
    this.parts = parts;
    this.rows = rows;
    this.config = config;
  }

  /**
   * Moves rows into the table until it has one for every input, then writes the manifest.
   *
   * @return nothing, and no manifest is written, if an input has no row in the end
   * @throws IllegalStateException if other drivers never let the table come to rest
   */
  public Optional<Manifest> run(String runId, Listing listing) throws IOException {
    return steps(
        listing,
        (look, tally) -> {
          if (tally.inputs() < listing.refs().size()) {
            return Optional.of(Optional.empty());
          }
          return settle(runId, listing, look, tally).map(Optional::of);
        });
  }

  /**
   * Moves the rows of some of a run's inputs into the table and writes no manifest: a run of very
   * many inputs keeps its ledger small so.
   *
   * @throws IllegalStateException if other drivers never let the table come to rest
   */
  public void move(Listing listing) throws IOException {
    steps(
        listing,
        (look, tally) -> {
          ledger.delete(tally.redundant());
          return Optional.of(true);
        });
  }

  /** What is done when no row is missing; nothing if it has to be looked at once more. */
  private interface End<T> {
    Optional<T> of(Look look, PlanTally tally) throws IOException;
  }

  private <T> T steps(Listing listing, End<T> end) throws IOException {
    int failures = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      Look look = parts.look();
      PlanQuestion question = rows.question(listing, ledger.items());
      PlanTally tally = PlanTally.sum(parts.ask(look, listing.refs(), question));
      if (tally.joining().isEmpty() && tally.mixed(look).isEmpty()) {
        Optional<T> ended = end.of(look, tally);
        if (ended.isPresent()) {
          return ended.orElseThrow();
        }
      } else if (!write(tally.joining(), mixed(listing, look, tally, question), failures)) {
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

  private Map<String, Set<String>> mixed(
      Listing listing, Look look, PlanTally tally, PlanQuestion question) {
    Map<String, Set<String>> mixed = new TreeMap<>();
    Set<String> names =
        tally.mixed(look).stream()
            .map(TableFile::name)
            .collect(Collectors.toCollection(HashSet::new));
    if (!names.isEmpty()) {
      parts
          .ask(look, listing.refs(), question.counting(names))
          .forEach(
              part ->
                  part.forEach(
                      (file, uris) ->
                          mixed.computeIfAbsent(file, name -> new HashSet<>()).addAll(uris)));
    }
    return mixed;
  }

  /** Another driver's commit may take temporary files along; what it left is looked at anew. */
  private boolean write(List<LedgerItem> joining, Map<String, Set<String>> mixed, int failures)
      throws IOException {
    if (!mixed.isEmpty()) {
      pause();
    }
    try {
      rows.write(joining, mixed, output.path());
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
  private Optional<Manifest> settle(String runId, Listing listing, Look look, PlanTally tally)
      throws IOException {
    Optional<Manifest> former = Manifest.read(output);
    Manifest manifest = manifest(runId, listing, look, tally, former);
    boolean current = former.map(manifest::says).orElse(false);
    if (!current) {
      manifest.write(output);
    }
    List<TableFile> spent = tally.spent(look);
    ManyFiles.delete(
        output.files(), spent.stream().map(file -> new Path(output.path(), file.name())).toList());
    ledger.delete(tally.redundant());
    boolean clean = spent.isEmpty() && tally.redundant().isEmpty();
    return current && clean ? former : Optional.empty();
  }

  private Manifest manifest(
      String runId, Listing listing, Look look, PlanTally tally, Optional<Manifest> former) {
    return new Manifest(
        Manifest.VERSION,
        runId,
        Instant.now().toString(),
        config.id(),
        config.settings(),
        listing.refs().size(),
        listing.leftOut(),
        tally.rows(),
        tally.counts(),
        tally.inputCounts(),
        files(tally.sound(look), look, former));
  }

  /** Files never change: those of the former manifest are not read again. */
  private List<DataFile> files(List<TableFile> sound, Look look, Optional<Manifest> former) {
    Map<String, DataFile> known = new HashMap<>();
    former.ifPresent(manifest -> manifest.files().forEach(file -> known.put(file.name(), file)));
    List<TableFile> unknown =
        sound.stream().filter(file -> !known.containsKey(file.name())).toList();
    List<String> digests = rows.digests(unknown, output.path());
    for (int i = 0; i < unknown.size(); i++) {
      TableFile file = unknown.get(i);
      long held = look.rows().get(file.name());
      DataFile data = new DataFile(file.name(), file.bytes(), held, digests.get(i));
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
