package dev.refocus.dispatch;

import java.util.ArrayList;
import java.util.List;

/** Deals a sorted list to a bounded number of tasks as cards are dealt. */
public final class TaskBatches {
  private TaskBatches() {}

  /**
   * Hand {@code i} of {@code n} gets elements {@code i, i + n, i + 2 n, ...}.
   *
   * @return at most {@code most} batches, none of them empty
   */
  public static <T> List<List<T>> deal(List<T> sorted, int most) {
    int count = Math.min(sorted.size(), most);
    List<List<T>> batches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      batches.add(new ArrayList<>());
    }
    for (int i = 0; i < sorted.size(); i++) {
      batches.get(i % count).add(sorted.get(i));
    }
    return batches;
  }
}
