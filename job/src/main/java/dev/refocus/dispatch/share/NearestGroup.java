package dev.refocus.dispatch.share;

import dev.refocus.fit.kernel.KernelEstimate;
import dev.refocus.fit.kernel.KernelRegistration;
import dev.refocus.fit.model.Kernel;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The group whose kernel an estimate is most like, if it is like any. */
final class NearestGroup {
  /** Likeness from which on an estimate may be of a group's kernel. */
  private static final double LEAST_LIKENESS = 0.8;

  private record Like(String name, double likeness) {}

  private NearestGroup() {}

  /** Its name. */
  static Optional<String> of(Kernel own, Map<String, KernelEstimate> groups) {
    return groups.entrySet().stream()
        .map(group -> new Like(group.getKey(), likeness(group.getValue().kernel(), own)))
        .filter(like -> like.likeness() >= LEAST_LIKENESS)
        .max(Comparator.comparingDouble(Like::likeness).thenComparing(Like::name))
        .map(Like::name);
  }

  private static double likeness(Kernel group, Kernel own) {
    return KernelRegistration.of(group, own).likeness();
  }
}
