package dev.refocus.commit;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.Inputs;
import dev.refocus.commit.table.TableIndex;
import dev.refocus.commit.table.TablePlan;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What former runs and this one have done already. Only {@link #forgetFailures} writes. */
public final class FinishedInputs {
  private final Ledger ledger;
  private final TableIndex index;

  /** What a ledger and a table tell. */
  public FinishedInputs(Ledger ledger, TableIndex index) {
    this.ledger = ledger;
    this.index = index;
  }

  /**
   * The inputs that are still to be restored, in their order. Those whose bytes have changed since
   * are.
   *
   * @param retryFailed whether former failures are
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
      case DONE, FOREIGN -> true;
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
    for (LedgerItem item : items) {
      ImageRef ref = inputs.of(item);
      if (ref != null && !(retryFailed && item.outcome() == Outcome.FAILED)) {
        outcomes.merge(ref.uri(), item.outcome(), (a, b) -> a.compareTo(b) < 0 ? b : a);
      }
    }
    return outcomes;
  }

  /** Deletes what the ledger says of failures of these inputs, so that a new row replaces it. */
  void forgetFailures(Collection<ImageRef> refs) throws IOException {
    Inputs inputs = new Inputs(refs, System.currentTimeMillis());
    ledger.delete(
        ledger.items().stream()
            .filter(item -> item.outcome() == Outcome.FAILED && inputs.of(item) != null)
            .toList());
  }
}
