package dev.refocus.fit.group;

import dev.refocus.fit.kernel.KernelRegistration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts estimates into groups of one kernel each, by likeness alone: of all pairs of groups the two
 * that are most alike in the mean over their members become one, as long as they are alike enough
 * (agglomerative clustering, average linkage).
 */
public final class KernelClusters {
  /**
   * Mean likeness from which on two groups are of one kernel. Pooled kernels of four tuning groups
   * were .70 alike at most, and their members' estimates .84 to .99 like the group's.
   */
  private static final double LEAST_LIKENESS = 0.78;

  private final List<List<Vote>> groups = new ArrayList<>();
  private final double[][] likeness;

  private KernelClusters(List<Vote> votes) {
    likeness = new double[votes.size()][votes.size()];
    for (int i = 0; i < votes.size(); i++) {
      groups.add(new ArrayList<>(List.of(votes.get(i))));
      for (int j = 0; j < i; j++) {
        likeness[i][j] =
            KernelRegistration.ofCentered(votes.get(i).kernel(), votes.get(j).kernel());
        likeness[j][i] = likeness[i][j];
      }
    }
  }

  /**
   * The groups, largest first.
   *
   * @param votes of any order, of centred kernels; the time grows with the square of their number,
   *     about 0.2 ms a pair
   */
  public static List<List<Vote>> of(List<Vote> votes) {
    KernelClusters clusters = new KernelClusters(votes.stream().sorted(Vote.BY_ID).toList());
    while (clusters.mergeNearest()) {
      // One pair at a time.
    }
    return clusters.groups.stream()
        .filter(group -> !group.isEmpty())
        .sorted((a, b) -> Integer.compare(b.size(), a.size()))
        .toList();
  }

  private boolean mergeNearest() {
    int first = 0;
    int second = 0;
    double most = LEAST_LIKENESS;
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < i && !groups.get(i).isEmpty(); j++) {
        if (!groups.get(j).isEmpty() && likeness[i][j] > most) {
          most = likeness[i][j];
          first = j;
          second = i;
        }
      }
    }
    boolean found = second > 0;
    if (found) {
      merge(first, second);
    }
    return found;
  }

  /** The mean over all pairs of members. */
  private void merge(int into, int from) {
    double own = groups.get(into).size();
    double more = groups.get(from).size();
    for (int i = 0; i < groups.size(); i++) {
      likeness[into][i] = (own * likeness[into][i] + more * likeness[from][i]) / (own + more);
      likeness[i][into] = likeness[into][i];
    }
    groups.get(into).addAll(groups.get(from));
    groups.get(from).clear();
  }
}
