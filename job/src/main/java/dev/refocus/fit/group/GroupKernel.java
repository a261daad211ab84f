package dev.refocus.fit.group;

import dev.refocus.fit.kernel.KernelCentering;
import dev.refocus.fit.kernel.KernelConsensus;
import dev.refocus.fit.kernel.KernelRegistration;
import dev.refocus.fit.model.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel that a group's estimates have in common: each estimate errs in its own way, so their
 * mean is nearer to the truth than any of them.
 *
 * @param kernel centred
 * @param agreement weighted mean likeness of the estimates that were kept to {@code kernel}, in [0,
 *     1]
 * @param likeness of every member's estimate to {@code kernel}, by its id
 * @param kept how many estimates the mean is of
 * @param lrPixels in which they were made
 */
public record GroupKernel(
    Kernel kernel, double agreement, Map<String, Double> likeness, int kept, int lrPixels)
    implements Serializable {
  /** Fewer share nothing: of two nobody knows which one errs. */
  public static final int LEAST_MEMBERS = 3;

  /** Of these the first kernel is the median; more would take long and add little. */
  private static final int MEDIAN_OF = 12;

  private static final int ROUNDS = 3;

  /** Estimates that are less like the median are wrecks, or another kernel's. */
  private static final double LEAST_LIKENESS = 0.75;

  /** Share of the votes that must be alike: a heap of kernels has none in common. */
  private static final double MAJORITY = 0.66;

  private record Laid(Vote vote, KernelRegistration registration) {
    boolean isKept() {
      return registration.likeness() >= LEAST_LIKENESS;
    }
  }

  /**
   * The robust weighted mean.
   *
   * @param votes of any order; sizes of kernels even or odd alike
   * @return empty if fewer than {@link #LEAST_MEMBERS}, or than two of three, are alike
   */
  public static Optional<GroupKernel> of(List<Vote> votes) {
    List<Vote> alike = alike(votes);
    return alike.size() < MAJORITY * votes.size() ? Optional.empty() : of(votes, alike);
  }

  /**
   * The same of votes that {@link KernelClusters} has found to be alike.
   *
   * @return empty if they are fewer than {@link #LEAST_MEMBERS}
   */
  public static Optional<GroupKernel> ofAlike(List<Vote> votes) {
    return of(votes, votes);
  }

  private static Optional<GroupKernel> of(List<Vote> votes, List<Vote> alike) {
    if (alike.size() < LEAST_MEMBERS) {
      return Optional.empty();
    }
    List<Vote> sorted = votes.stream().sorted(Vote.BY_ID).toList();
    Kernel center = median(alike);
    List<Laid> laid = laid(sorted, center);
    for (int round = 0; round < ROUNDS && isEnough(laid); round++) {
      center = KernelCentering.center(mean(laid), center.size());
      laid = laid(sorted, center);
    }
    return isEnough(laid) ? Optional.of(of(center, laid)) : Optional.empty();
  }

  /** A mean of three is like each of the three, whatever they are: they must be like each other. */
  private static List<Vote> alike(List<Vote> votes) {
    return KernelClusters.of(votes).stream().findFirst().orElse(List.of());
  }

  private static Kernel median(List<Vote> votes) {
    List<Kernel> heaviest = votes.stream().sorted().limit(MEDIAN_OF).map(Vote::kernel).toList();
    return KernelConsensus.of(heaviest).median();
  }

  private static List<Laid> laid(List<Vote> votes, Kernel center) {
    return votes.stream()
        .map(vote -> new Laid(vote, KernelRegistration.of(center, vote.kernel())))
        .toList();
  }

  private static boolean isEnough(List<Laid> laid) {
    return laid.stream().filter(Laid::isKept).count() >= LEAST_MEMBERS;
  }

  private static Kernel mean(List<Laid> laid) {
    int size = laid.get(0).registration().kernel().size();
    double[] sum = new double[size * size];
    for (Laid each : laid) {
      if (each.isKept()) {
        float[] weights = each.registration().kernel().weights();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += each.vote().weight() * weights[i];
        }
      }
    }
    return Kernel.unitSum(size, sum);
  }

  private static GroupKernel of(Kernel center, List<Laid> laid) {
    Map<String, Double> likeness = new LinkedHashMap<>();
    double weights = 0;
    double sum = 0;
    long pixels = 0;
    List<Laid> kept = new ArrayList<>();
    for (Laid each : laid) {
      likeness.put(each.vote().id(), each.registration().likeness());
      if (each.isKept()) {
        kept.add(each);
        weights += each.vote().weight();
        sum += each.vote().weight() * each.registration().likeness();
        pixels += each.vote().lrPixels();
      }
    }
    return new GroupKernel(
        center, sum / weights, likeness, kept.size(), (int) Math.min(pixels, Integer.MAX_VALUE));
  }
}
