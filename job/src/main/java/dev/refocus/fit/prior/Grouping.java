package dev.refocus.fit.prior;

/** Sorting by a small key: items of one group lie side by side, in their old order. */
final class Grouping {
  private Grouping() {}

  /** {@code starts[g]} to {@code starts[g + 1]} is where group {@code g} lies. */
  static int[] starts(int[] group, int groups) {
    int[] starts = new int[groups + 1];
    for (int g : group) {
      starts[g + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      starts[g + 1] += starts[g];
    }
    return starts;
  }

  /** The items in the order of their groups. */
  static long[] order(int[] group, int groups) {
    int[] next = starts(group, groups);
    long[] order = new long[group.length];
    for (int i = 0; i < group.length; i++) {
      order[next[group[i]]++] = i;
    }
    return order;
  }

  /** Where each item went. */
  static long[] inverse(long[] order) {
    long[] inverse = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[(int) order[i]] = i;
    }
    return inverse;
  }
}
