package dev.refocus.commit.table;

import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.table.TableIndex.Look;
import dev.refocus.row.Status;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the plans of all parts of a table come to, without its rows.
 *
 * @param joining items whose rows the table lacks
 * @param redundant items whose rows are in the table
 * @param counting how many of a file's rows count, by its name; files of which none does are not
 *     there
 * @param counts rows that count, by {@code status}
 * @param inputCounts the same of rows of the run's inputs only
 */
record PlanTally(
    List<LedgerItem> joining,
    List<LedgerItem> redundant,
    Map<String, Integer> counting,
    Map<String, Long> counts,
    Map<String, Long> inputCounts)
    implements Serializable {

  /** Of a part. */
  static PlanTally of(Inputs inputs, TablePlan plan) {
    PlanTally tally = empty();
    tally.joining.addAll(plan.joining());
    tally.redundant.addAll(plan.redundant());
    plan.best()
        .forEach(
            (uri, copy) -> {
              tally.counting.merge(copy.file().name(), 1, Integer::sum);
              tally.counts.merge(copy.entry().status(), 1L, Long::sum);
            });
    inputs.refs().stream()
        .map(ref -> plan.best().get(ref.uri()))
        .filter(copy -> copy != null)
        .forEach(copy -> tally.inputCounts.merge(copy.entry().status(), 1L, Long::sum));
    return tally;
  }

  private static PlanTally empty() {
    return new PlanTally(
        new ArrayList<>(), new ArrayList<>(), new HashMap<>(), statuses(), statuses());
  }

  private static Map<String, Long> statuses() {
    Map<String, Long> counts = new TreeMap<>();
    for (Status status : Status.values()) {
      counts.put(status.text(), 0L);
    }
    return counts;
  }

  static PlanTally sum(List<PlanTally> parts) {
    PlanTally sum = empty();
    for (PlanTally part : parts) {
      sum.joining.addAll(part.joining);
      sum.redundant.addAll(part.redundant);
      part.counting.forEach((file, rows) -> sum.counting.merge(file, rows, Integer::sum));
      part.counts.forEach((status, rows) -> sum.counts.merge(status, rows, Long::sum));
      part.inputCounts.forEach((status, rows) -> sum.inputCounts.merge(status, rows, Long::sum));
    }
    return sum;
  }

  /** Rows that count. */
  long rows() {
    return total(counts);
  }

  /** Inputs that have a row. */
  long inputs() {
    return total(inputCounts);
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Files of which every row counts. */
  List<TableFile> sound(Look look) {
    return look.files().stream().filter(file -> all(file, look) && !none(file)).toList();
  }

  /** Files of which some rows count and some do not. */
  List<TableFile> mixed(Look look) {
    return look.files().stream().filter(file -> !all(file, look) && !none(file)).toList();
  }

  /** Files of which no row counts. */
  List<TableFile> spent(Look look) {
    return look.files().stream().filter(this::none).toList();
  }

  private boolean none(TableFile file) {
    return !counting.containsKey(file.name());
  }

  private boolean all(TableFile file, Look look) {
    return look.rows().get(file.name()).equals(counting.get(file.name()));
  }
}
