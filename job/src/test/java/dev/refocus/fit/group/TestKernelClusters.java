package dev.refocus.fit.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TestKernelClusters {
  private final List<Vote> mixed = mixed(Seeds.random());

  private static List<Vote> mixed(RandomGenerator random) {
    List<Vote> votes = new ArrayList<>();
    votes.addAll(Estimates.of(Kernels.lShape(24, 7, 3), "corner", 5, 0.08, random));
    votes.addAll(Estimates.of(Kernels.gaussian(24, 5, 1, 0.8), "line", 4, 0.08, random));
    votes.addAll(Estimates.of(Kernels.gaussian(24, 2, 2, 0), "round", 3, 0.08, random));
    Collections.shuffle(votes, new Random(Seeds.SEED));
    return votes;
  }

  @Test
  void kernelsAreToldApart() {
    assertThat(names(KernelClusters.of(mixed)))
        .as(Seeds.replay())
        .containsExactly(
            List.of("corner0", "corner1", "corner2", "corner3", "corner4"),
            List.of("line0", "line1", "line2", "line3"),
            List.of("round0", "round1", "round2"));
  }

  @Test
  void theOrderDoesNotMatter() {
    List<Vote> others = new ArrayList<>(mixed);
    Collections.reverse(others);
    assertThat(KernelClusters.of(others)).isEqualTo(KernelClusters.of(mixed));
  }

  @Test
  void oneIsAGroupOfItsOwn() {
    assertThat(KernelClusters.of(mixed.subList(0, 1))).containsExactly(mixed.subList(0, 1));
  }

  private static List<List<String>> names(List<List<Vote>> groups) {
    return groups.stream().map(group -> group.stream().map(Vote::id).sorted().toList()).toList();
  }
}
