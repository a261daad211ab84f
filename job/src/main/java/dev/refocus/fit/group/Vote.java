package dev.refocus.fit.group;

import dev.refocus.fit.model.Kernel;
import java.io.Serializable;
import java.util.Comparator;

/**
 * What one member of a group says of the group's kernel.
 *
 * @param id of the member, different from every other's; it orders members, so that sums do not
 *     depend on the order in which they come
 * @param kernel the member's own estimate
 * @param weight how much it counts, above 0
 * @param lrPixels in which it was made
 */
public record Vote(String id, Kernel kernel, double weight, int lrPixels)
    implements Comparable<Vote>, Serializable {
  static final Comparator<Vote> BY_ID = Comparator.comparing(Vote::id);

  /** Those that count most come first. */
  @Override
  public int compareTo(Vote other) {
    int heavier = Double.compare(other.weight, weight);
    return heavier == 0 ? id.compareTo(other.id) : heavier;
  }
}
