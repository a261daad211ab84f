package dev.refocus.discover;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the files and folders below an input that are no inputs, by the reason. */
final class PassedOver {
  /** Why something is no input. */
  enum Reason {
    HIDDEN(
        "hidden (the name begins with a dot; name the file or folder itself as input to restore it)"),
    OWN("written by this program or Spark, by their names"),
    OUTPUT("the output"),
    LINK("links to folders of the input, or found behind such links; the target is listed");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private String last = "";

  /**
   * Counts a file or folder; the same one after the other, as flat listings name a folder, once.
   */
  void add(Reason reason, String path) {
    if (!path.equals(last)) {
      counts.merge(reason, 1, Integer::sum);
      last = path;
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Such as {@code 2 hidden (...), 1 the output}. */
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().text)
        .collect(Collectors.joining("; "));
  }
}
