package dev.refocus.config;

import java.util.Collection;
import java.util.Comparator;

/** The known name that a mistyped one most likely means. */
public final class NearestName {
  /** Nobody mistypes more: the rest of a longer word only costs time. */
  private static final int MOST_TYPED = 200;

  private NearestName() {}

  /** The name of least edit distance, to the whole of it or to what follows its group. */
  public static String of(String typed, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .orElseThrow(() -> new IllegalArgumentException("no names"));
  }

  private static int distance(String word, String name) {
    String typed = word.substring(0, Math.min(word.length(), MOST_TYPED));
    return Math.min(edits(typed, name), edits(typed, name.substring(name.indexOf('.') + 1)));
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
