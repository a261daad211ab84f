package dev.refocus.fit.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.kernel.KernelRegistration;
import dev.refocus.fit.model.Kernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestGroupKernel {
  private static final Kernel TRUTH = Kernels.lShape(24, 7, 3);
  private static final Kernel OTHER = Kernels.gaussian(28, 6, 0.8, 0.8);

  private final List<Vote> votes = Estimates.of(TRUTH, "image", 6, 0.15, Seeds.random());

  @Test
  void isNearerToTheTruthThanEveryEstimate() {
    double likeness = likeness(group(votes).kernel());
    assertThat(votes)
        .as(Seeds.replay())
        .allSatisfy(vote -> assertThat(likeness(vote.kernel())).isLessThan(likeness));
  }

  @Test
  void wrecksHaveNoSay() {
    List<Vote> more = new ArrayList<>(votes);
    more.add(new Vote("wreck", OTHER, 1, 1000));
    GroupKernel group = group(more);
    assertThat(group.kept()).isEqualTo(votes.size());
    assertThat(group.kernel()).isEqualTo(group(votes).kernel());
    assertThat(group.likeness().get("wreck")).isLessThan(0.75);
  }

  @Test
  void theOrderOfMembersDoesNotMatter() {
    List<Vote> others = new ArrayList<>(votes);
    Collections.shuffle(others, new Random(Seeds.SEED));
    assertThat(group(others)).as(Seeds.replay()).isEqualTo(group(votes));
  }

  @Test
  void heavierEstimatesCountMore() {
    assertThat(likenessOfOther(20)).as(Seeds.replay()).isGreaterThan(likenessOfOther(1));
  }

  private double likenessOfOther(double weight) {
    List<Vote> more = new ArrayList<>(votes);
    more.add(new Vote("other", Kernels.lShape(24, 6, 3), weight, 1000));
    return group(more).likeness().get("other");
  }

  @Test
  void twoShareNothing() {
    assertThat(GroupKernel.of(votes.subList(0, 2))).isEmpty();
  }

  @Test
  void differentKernelsShareNothing() {
    Kernel third = Kernels.gaussian(28, 0.8, 0.8, 0);
    List<Vote> strangers =
        List.of(votes.get(0), new Vote("other", OTHER, 1, 1000), new Vote("third", third, 1, 1000));
    assertThat(GroupKernel.of(strangers)).isEmpty();
  }

  @Test
  void aHeapOfTwoKernelsSharesNothing() {
    List<Vote> heap = new ArrayList<>(votes.subList(0, 3));
    for (int i = 0; i < 3; i++) {
      heap.add(new Vote("other" + i, OTHER, 1, 1000));
    }
    assertThat(GroupKernel.of(heap)).isEmpty();
  }

  private static GroupKernel group(List<Vote> votes) {
    return GroupKernel.of(votes).orElseThrow();
  }

  private static double likeness(Kernel kernel) {
    return KernelRegistration.of(TRUTH, kernel).likeness();
  }
}
