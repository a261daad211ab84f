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
 */
public record Vote(String id, Kernel kernel, double weight) implements Serializable {
  static final Comparator<Vote> BY_ID = Comparator.comparing(Vote::id);

  /** Those that count most come first. */
  static final Comparator<Vote> HEAVIEST =
      Comparator.comparingDouble((Vote vote) -> -vote.weight).thenComparing(BY_ID);
}
