package dev.refocus.fit.prior;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestGrouping {
  private static final int[] GROUP = {2, 0, 2, 3, 0, 2};

  @Test
  void groupsLieSideBySideInTheirOldOrder() {
    assertThat(Grouping.starts(GROUP, 5)).containsExactly(0, 2, 2, 5, 6, 6);
    assertThat(Grouping.order(GROUP, 5)).containsExactly(1, 4, 0, 2, 5, 3);
  }

  @Test
  void inverseUndoesTheOrder() {
    long[] order = Grouping.order(GROUP, 5);
    long[] inverse = Grouping.inverse(order);
    for (int i = 0; i < GROUP.length; i++) {
      assertThat(order[(int) inverse[i]]).isEqualTo(i);
    }
  }
}
