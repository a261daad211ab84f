package dev.refocus.text;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one most likely means. */
public final class NearestName {
  /** Nobody mistypes more: the rest of a longer word only costs time. */
  private static final int MOST_TYPED = 200;

  private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

  private NearestName() {}

  /** The name of least edit distance, to the whole of it or to what follows its group. */
  public static String of(String typed, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .orElseThrow(() -> new IllegalArgumentException("no names"));
  }

  private static int distance(String word, String name) {
    String typed = word.substring(0, Math.min(word.length(), MOST_TYPED));
    String withoutGroup = name.substring(name.indexOf('.') + 1);
    return Math.min(EDITS.apply(typed, name), EDITS.apply(typed, withoutGroup));
  }
}
