package dev.refocus.commit;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.Inputs;
import dev.refocus.commit.table.TableParts;
import dev.refocus.commit.table.TableParts.Part;
import dev.refocus.commit.table.TableParts.Question;
import dev.refocus.commit.table.TablePlan;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What former runs and this one have done already. Only {@link #forgetFailures} writes. */
public final class FinishedInputs {
  private final Ledger ledger;
  private final TableParts parts;

  /** What a ledger and a table tell. */
  public FinishedInputs(Ledger ledger, TableParts parts) {
    this.ledger = ledger;
    this.parts = parts;
  }

  /**
   * The inputs that are still to be restored, in their order. Those whose bytes have changed since
   * are.
   *
   * @param retryFailed whether former failures are
   */
  public List<ImageRef> pending(List<ImageRef> refs, boolean retryFailed) throws IOException {
    Pending question = new Pending(ledger.items(), System.currentTimeMillis(), retryFailed);
    return places(parts.ask(refs, question)).stream().mapToObj(refs::get).toList();
  }

  /** Places among all inputs that parts have named. */
  static BitSet places(List<BitSet> parts) {
    BitSet places = new BitSet();
    parts.forEach(places::or);
    return places;
  }

  /**
   * Which of a part's inputs are still to be restored, by their places.
   *
   * @param items of the ledger
   * @param at when the inputs were listed
   */
  private record Pending(List<LedgerItem> items, long at, boolean retryFailed)
      implements Question<BitSet> {
    @Override
    public BitSet ask(Part part) {
      Map<String, Outcome> outcomes = outcomes(part);
      BitSet pending = new BitSet();
      part.inputs().stream()
          .filter(input -> !done(input.ref(), outcomes.get(input.ref().uri())))
          .forEach(input -> pending.set(input.place()));
      return pending;
    }

    private boolean done(ImageRef ref, Outcome outcome) {
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
    private Map<String, Outcome> outcomes(Part part) {
      Inputs inputs = new Inputs(part.refs(), at);
      Map<String, Outcome> outcomes = new HashMap<>();
      TablePlan.of(inputs, part.files(), List.of(), (item, entry) -> false)
          .best()
          .forEach(
              (uri, copy) -> outcomes.put(uri, copy.outdated() ? null : copy.entry().outcome()));
      for (LedgerItem item : items) {
        ImageRef ref = inputs.of(item);
        if (ref != null && !(retryFailed && item.outcome() == Outcome.FAILED)) {
          outcomes.merge(ref.uri(), item.outcome(), (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
      }
      return outcomes;
    }
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
