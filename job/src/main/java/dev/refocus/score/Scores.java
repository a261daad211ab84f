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
  /** Name of the reason why no score has a {@code bicubic}. */
  public static final String BICUBIC = "bicubic";

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

  /** Scores of the LR image enlarged and of the HR image, each of which was scored alone. */
  public static Scores sideBySide(Scores bicubic, Scores hr) {
    SortedMap<String, Pair> pairs = new TreeMap<>();
    hr.values.forEach((name, pair) -> pairs.put(name, new Pair(null, pair.hr)));
    bicubic.values.forEach(
        (name, pair) ->
            pairs.merge(name, new Pair(pair.hr, null), (a, b) -> new Pair(b.bicubic, a.hr)));
    SortedMap<String, String> reasons = new TreeMap<>(bicubic.reasons);
    reasons.putAll(hr.reasons);
    return new Scores(pairs, reasons);
  }

  /** These, with a reason why no score has a {@code bicubic}. */
  public Scores withoutBicubic(String reason) {
    SortedMap<String, String> more = new TreeMap<>(reasons);
    more.put(BICUBIC, reason);
    return new Scores(values, more);
  }

  /**
   * These, and of {@code earlier} what these do not have: scores of models that are not here, and
   * the LR image's where the score of the HR image shows that the model is the same.
   */
  public Scores over(Scores earlier) {
    SortedMap<String, Pair> all = new TreeMap<>(earlier.values);
    values.forEach((name, pair) -> all.merge(name, pair, Scores::completed));
    SortedMap<String, String> missing = new TreeMap<>(earlier.reasons);
    missing.keySet().removeIf(name -> isFamilyOf(name, all));
    reasons.forEach(
        (name, reason) -> {
          if (!isFamilyOf(name, earlier.values)) {
            missing.put(name, reason);
          }
        });
    if (all.values().stream().noneMatch(pair -> pair.bicubic == null)) {
      missing.remove(BICUBIC);
    }
    return new Scores(all, missing);
  }

  private static Pair completed(Pair before, Pair now) {
    boolean sameModel = now.hr != null && now.hr.equals(before.hr);
    return now.bicubic == null && sameModel ? before : now;
  }

  private static boolean isFamilyOf(String family, Map<String, Pair> values) {
    return values.keySet().stream()
        .anyMatch(name -> name.equals(family) || name.startsWith(family + "."));
  }
}
