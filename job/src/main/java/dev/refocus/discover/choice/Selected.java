package dev.refocus.discover.choice;

import dev.refocus.discover.ImageRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The inputs that a user chose.
 *
 * @param refs in the order of the listing
 * @param leftOut files that are no inputs, by the options that left them out
 */
public record Selected(List<ImageRef> refs, Map<String, Long> leftOut) {

  /** A line for each option that left something out, such as {@code left out by --limit: 3}. */
  public List<String> lines() {
    return leftOut.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "left out by %s: %d files", entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The same files' choice over other inputs: their pages. */
  public Selected withRefs(List<ImageRef> pages) {
    return new Selected(pages, leftOut);
  }
}
