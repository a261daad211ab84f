package dev.refocus.commit.table;

import dev.refocus.discover.ImageRef;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Which inputs may be of equal bytes, as far as listings tell: equal in length and, where both have
 * one, in the ETag. Only these are worth a digest.
 */
public final class Likeness implements Serializable {
  private static final long serialVersionUID = 1;

  private static final String UNTAGGED = "";

  private record Shape(long bytes, int page) implements Serializable {}

  private final Map<Shape, Map<String, Integer>> counts = new HashMap<>();

  /** Knows of an input. */
  public void add(ImageRef ref) {
    add(ref.bytes(), ref.page(), ref.listed().etag());
  }

  /** Knows of an input of which the listing said so. */
  public void add(long bytes, int page, String etag) {
    counts
        .computeIfAbsent(new Shape(bytes, page), shape -> new HashMap<>())
        .merge(etag == null ? UNTAGGED : etag, 1, Integer::sum);
  }

  /** Knows of what another one knows, too. */
  void addAll(Likeness other) {
    other.counts.forEach(
        (shape, tags) ->
            tags.forEach(
                (tag, count) ->
                    counts
                        .computeIfAbsent(shape, added -> new HashMap<>())
                        .merge(tag, count, Integer::sum)));
  }

  /** How many of those that it knows of may have the input's bytes. */
  public int count(ImageRef ref) {
    return count(ref.bytes(), ref.page(), ref.listed().etag());
  }

  /** How many may have the bytes of which the listing said so. */
  public int count(long bytes, int page, String etag) {
    Map<String, Integer> tags = counts.getOrDefault(new Shape(bytes, page), Map.of());
    return etag == null
        ? tags.values().stream().mapToInt(Integer::intValue).sum()
        : tags.getOrDefault(etag, 0) + tags.getOrDefault(UNTAGGED, 0);
  }
}
