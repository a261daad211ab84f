package dev.refocus.dispatch.restore;

import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.table.Taking;
import dev.refocus.commit.table.Taking.Takers;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is fitted and who takes the row of equal bytes.
 *
 * @param fits in their order
 * @param ofInputs who takes the row of an input that is fitted now, or waits in the ledger
 * @param ofRows who takes a row of the table, by its file and its URI
 */
record Twins(
    List<ImageRef> fits, Map<ImageRef, Takers> ofInputs, Map<String, Map<String, Takers>> ofRows) {
  /** Everything is fitted. */
  static Twins none(List<ImageRef> images) {
    return new Twins(images, Map.of(), Map.of());
  }

  /** Who takes a row. */
  List<ImageRef> takers() {
    List<ImageRef> takers = new ArrayList<>();
    ofInputs.values().forEach(each -> takers.addAll(each.refs()));
    ofRows.values().forEach(rows -> rows.values().forEach(each -> takers.addAll(each.refs())));
    return takers;
  }

  /** Where the rows lie, when the fits have ended; those whose fit left no row are missing. */
  List<Taking> takings(RestoredTable table) throws IOException {
    List<Taking> takings = new ArrayList<>();
    Map<ImageRef, LedgerItem> items =
        ofInputs.isEmpty() ? new HashMap<>() : table.items(ofInputs.keySet());
    items.forEach((ref, item) -> takings.add(Taking.of(item, ref.uri(), ofInputs.get(ref))));
    ofRows.forEach((file, takers) -> takings.add(Taking.of(table.file(file), takers)));
    return takings;
  }
}
