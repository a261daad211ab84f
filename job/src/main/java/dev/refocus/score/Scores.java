package dev.refocus.score;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The scores of one image: before and after.
 *
 * @param values by the score's name
 * @param reasons why a score is absent, by its name or the name of its family
 */
public record Scores(SortedMap<String, Pair> values, SortedMap<String, String> reasons) {

  /**
   * A score side by side.
   *
   * @param bicubic of the LR image enlarged by bicubic interpolation; null where there is none
   * @param hr of the HR image, or of an image that was scored alone; null where there is none
   */
  public record Pair(Float bicubic, Float hr) {}

  public Scores {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /** These, and of {@code earlier} what these do not have: scores of models that are not here. */
  public Scores over(Scores earlier) {
    SortedMap<String, Pair> all = new TreeMap<>(earlier.values);
    all.putAll(values);
    SortedMap<String, String> open = new TreeMap<>(earlier.reasons);
    open.putAll(reasons);
    open.keySet().removeIf(name -> all.containsKey(name) && !reasons.containsKey(name));
    open.keySet().removeIf(name -> isFamilyOf(name, earlier.values));
    return new Scores(all, open);
  }

  private static boolean isFamilyOf(String family, Map<String, Pair> values) {
    return values.keySet().stream()
        .anyMatch(name -> name.equals(family) || name.startsWith(family + "."));
  }
}
