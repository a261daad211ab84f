package dev.refocus.plan;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the headers of inputs say, counted; tallies of parts of an archive add up. */
public final class Tally implements Serializable {
  private final TreeMap<String, Sum> formats = new TreeMap<>();
  private final TreeMap<Cause, Long> causes = new TreeMap<>();
  private final TreeMap<PlannedSize, Long> sizes = new TreeMap<>();

  /**
   * Images of a format.
   *
   * @param pixels LR pixels of all of them
   * @param bytes of all of their files
   */
  public record Sum(long images, long pixels, long bytes) implements Serializable {
    Sum plus(Sum other) {
      return new Sum(images + other.images, pixels + other.pixels, bytes + other.bytes);
    }
  }

  /**
   * Why inputs would not be restored.
   *
   * @param status that their rows would have
   * @param code of their rows' error
   */
  public record Cause(String status, String code) implements Comparable<Cause>, Serializable {
    @Override
    public int compareTo(Cause other) {
      int order = status.compareTo(other.status);
      return order == 0 ? code.compareTo(other.code) : order;
    }
  }

  /** An image that would be restored. */
  public void add(String format, PlannedSize size, long bytes) {
    formats.merge(format, new Sum(1, size.pixels(), bytes), Sum::plus);
    sizes.merge(size, 1L, Long::sum);
  }

  /** An input that would not. */
  public void add(Cause cause) {
    causes.merge(cause, 1L, Long::sum);
  }

  /** All that another tally has counted. */
  public void add(Tally other) {
    other.formats.forEach((format, sum) -> formats.merge(format, sum, Sum::plus));
    other.causes.forEach((cause, count) -> causes.merge(cause, count, Long::sum));
    other.sizes.forEach((size, count) -> sizes.merge(size, count, Long::sum));
  }

  /** Images that would be restored, by their format. */
  public Map<String, Sum> formats() {
    return formats;
  }

  /** Inputs that would not be restored, by the cause. */
  public Map<Cause, Long> causes() {
    return causes;
  }

  /** How many images have this size. */
  public Map<PlannedSize, Long> sizes() {
    return sizes;
  }

  /** All images that would be restored. */
  public Sum images() {
    return formats.values().stream().reduce(new Sum(0, 0, 0), Sum::plus);
  }

  /** That takes most HR pixels to restore; empty if there is none. */
  public Optional<PlannedSize> largest() {
    return sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.lastKey());
  }

  /** HR pixels of all results. */
  public double hrPixels() {
    return sizes.entrySet().stream()
        .mapToDouble(size -> size.getKey().hrPixels() * size.getValue())
        .sum();
  }

  /** All inputs. */
  public long inputs() {
    return images().images() + causes.values().stream().mapToLong(Long::longValue).sum();
  }
}
