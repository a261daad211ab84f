package dev.refocus.dispatch.share;

import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelRegistration;
import dev.refocus.fit.model.Kernel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The group whose kernel an estimate is most like. An estimate that is like none, or nearly as much
 * like a second one's, is in none: alone it loses nothing.
 */
final class NearestGroup {
  /** Likeness from which on an estimate may be of a group's kernel. */
  private static final double LEAST_LIKENESS = 0.8;

  /** By how much it has to be more like it than like the second one. */
  private static final double LEAST_MARGIN = 0.05;

  private record Like(String name, double likeness) {}

  private NearestGroup() {}

  /** Its name. */
  static Optional<String> of(Kernel own, Map<String, KernelEstimate> groups) {
    List<Like> likes =
        groups.entrySet().stream()
            .map(group -> new Like(group.getKey(), likeness(group.getValue().kernel(), own)))
            .sorted(Comparator.comparingDouble(Like::likeness).reversed())
            .toList();
    double second = likes.size() > 1 ? likes.get(1).likeness() : 0;
    return likes.stream()
        .limit(1)
        .filter(like -> like.likeness() >= LEAST_LIKENESS)
        .filter(like -> like.likeness() - second >= LEAST_MARGIN)
        .map(Like::name)
        .findFirst();
  }

  private static double likeness(Kernel group, Kernel own) {
    return KernelRegistration.of(group, own).likeness();
  }
}
