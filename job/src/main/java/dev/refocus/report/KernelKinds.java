package dev.refocus.report;

import dev.refocus.metric.KernelSimilarity;
import dev.refocus.report.KernelAtlas.Kind;
import dev.refocus.report.KernelAtlas.NamedKernel;
import dev.refocus.report.Pictures.KernelWeights;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sorts kernels into kinds. */
final class KernelKinds {
  /** The name of blind estimates, no two of which are equal. */
  static final String FREE_FORM = "free-form";

  /** Normalised cross-correlation from which on two blind estimates are one kind. */
  static final double ALIKE = 0.9;

  private KernelKinds() {}

  /** A kind for every name; of blind estimates one for each group of like ones. */
  static List<Kind> of(List<NamedKernel> kernels, Map<String, Long> counts) {
    Map<String, List<KernelWeights>> byName =
        kernels.stream()
            .collect(
                Collectors.groupingBy(
                    NamedKernel::name,
                    LinkedHashMap::new,
                    Collectors.mapping(NamedKernel::kernel, Collectors.toList())));
    List<Kind> kinds = new ArrayList<>();
    byName.forEach(
        (name, own) -> {
          long count = counts.getOrDefault(name, (long) own.size());
          if (name.equals(FREE_FORM)) {
            kinds.addAll(alike(own, count));
          } else {
            kinds.add(new Kind(name, count, own.get(0)));
          }
        });
    return kinds;
  }

  static double likeness(KernelWeights a, KernelWeights b) {
    return KernelSimilarity.plain(a.weights(), b.weights());
  }

  /** Greedily: the kernel with the most like it stands for them, then the next of the rest. */
  private static List<Kind> alike(List<KernelWeights> kernels, long count) {
    List<BitSet> neighbours = neighbours(kernels);
    BitSet open = new BitSet();
    open.set(0, kernels.size());
    List<Kind> kinds = new ArrayList<>();
    while (!open.isEmpty()) {
      int center = busiest(neighbours, open);
      BitSet own = (BitSet) neighbours.get(center).clone();
      own.and(open);
      open.andNot(own);
      long share = Math.round(count * (double) own.cardinality() / kernels.size());
      kinds.add(new Kind(FREE_FORM, Math.max(share, 1), kernels.get(center)));
    }
    return kinds;
  }

  private static List<BitSet> neighbours(List<KernelWeights> kernels) {
    List<BitSet> neighbours = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i++) {
      neighbours.add(new BitSet());
      neighbours.get(i).set(i);
      for (int j = 0; j < i; j++) {
        if (likeness(kernels.get(i), kernels.get(j)) >= ALIKE) {
          neighbours.get(i).set(j);
          neighbours.get(j).set(i);
        }
      }
    }
    return neighbours;
  }

  private static int busiest(List<BitSet> neighbours, BitSet open) {
    int busiest = -1;
    int most = 0;
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      BitSet own = (BitSet) neighbours.get(i).clone();
      own.and(open);
      if (own.cardinality() > most) {
        most = own.cardinality();
        busiest = i;
      }
    }
    return busiest;
  }
}
