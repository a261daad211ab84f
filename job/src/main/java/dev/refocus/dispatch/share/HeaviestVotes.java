package dev.refocus.dispatch.share;

import dev.refocus.fit.group.Vote;
import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;

/**
 * The votes of a group that count most, whatever the order in which they come: so many are enough,
 * and a folder of a million images must fit into memory too. Equal bytes vote once.
 */
final class HeaviestVotes implements Serializable {
  /** The error of a mean falls with the root of their number. */
  static final int MOST = 256;

  private final TreeSet<Vote> votes = new TreeSet<>();

  HeaviestVotes add(Vote vote) {
    votes.add(vote);
    if (votes.size() > MOST) {
      votes.pollLast();
    }
    return this;
  }

  HeaviestVotes add(HeaviestVotes others) {
    others.votes.forEach(this::add);
    return this;
  }

  List<Vote> votes() {
    return List.copyOf(votes);
  }
}
