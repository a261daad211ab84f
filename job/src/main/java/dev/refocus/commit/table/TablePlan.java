package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.ImageRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What is left to do until a table has one row per input: derived from what lies in the store
 * alone, so a new run, the end of a run, and a run after a crash do the same.
 *
 * @param best the row that counts, by URI; none that the inputs drop
 * @param joining items whose rows the table lacks
 * @param redundant items whose rows are in the table
 * @param sound files of which every row counts
 * @param mixed files of which some rows count, with their URIs: the rows move into new files
 * @param spent files of which no row counts
 */
public record TablePlan(
    Map<String, Copy> best,
    List<LedgerItem> joining,
    List<LedgerItem> redundant,
    List<TableFile> sound,
    Map<TableFile, Set<String>> mixed,
    List<TableFile> spent) {

  /**
   * Decides which of all rows count, and what is to be written and deleted for it.
   *
   * @param items of the ledger; those that {@code inputs} does not know are left alone
   * @param newer whether an item is of a later try than the row in the table
   */
  public static TablePlan of(
      Inputs inputs,
      List<TableFile> files,
      List<LedgerItem> items,
      BiPredicate<LedgerItem, Entry> newer) {
    Map<String, Copy> best = best(inputs, files);
    TablePlan plan =
        new TablePlan(
            best,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new LinkedHashMap<>(),
            new ArrayList<>());
    files.forEach(plan::sort);
    plan.sort(inputs, items, newer);
    return plan;
  }

  private static Map<String, Copy> best(Inputs inputs, List<TableFile> files) {
    Map<String, Copy> best = new HashMap<>();
    for (TableFile file : files) {
      for (Entry entry : file.entries()) {
        if (inputs.drops(entry)) {
          continue;
        }
        Copy copy = new Copy(file, entry, inputs.outdated(entry));
        best.merge(entry.uri(), copy, (a, b) -> Copy.WORTH.compare(a, b) < 0 ? b : a);
      }
    }
    return best;
  }

  private void sort(TableFile file) {
    Set<String> uris = new HashSet<>();
    for (Entry entry : file.entries()) {
      Copy copy = best.get(entry.uri());
      if (copy != null && copy.file().name().equals(file.name())) {
        uris.add(entry.uri());
      }
    }
    if (uris.isEmpty()) {
      spent.add(file);
    } else if (uris.size() == file.entries().size()) {
      sound.add(file);
    } else {
      mixed.put(file, uris);
    }
  }

  private void sort(Inputs inputs, List<LedgerItem> items, BiPredicate<LedgerItem, Entry> newer) {
    Map<ImageRef, LedgerItem> bestItems = new HashMap<>();
    for (LedgerItem item : items) {
      ImageRef ref = inputs.of(item);
      if (ref != null) {
        LedgerItem former = bestItems.get(ref);
        boolean better = former == null || former.outcome().compareTo(item.outcome()) < 0;
        bestItems.put(ref, better ? item : former);
        if (former != null) {
          redundant.add(better ? former : item);
        }
      }
    }
    bestItems.forEach((ref, item) -> (joins(ref, item, newer) ? joining : redundant).add(item));
  }

  private boolean joins(ImageRef ref, LedgerItem item, BiPredicate<LedgerItem, Entry> newer) {
    Copy copy = best.get(ref.uri());
    if (copy == null) {
      return true;
    }
    int order = item.outcome().compareTo(copy.entry().outcome());
    if (copy.outdated() && copy.entry().listed() != null) {
      // The item's row holds what this run has listed.
      return true;
    }
    boolean failedAgain = order == 0 && item.outcome() == Outcome.FAILED;
    return (copy.outdated() || failedAgain) ? newer.test(item, copy.entry()) : order > 0;
  }
}
