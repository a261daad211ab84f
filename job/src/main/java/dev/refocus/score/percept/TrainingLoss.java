package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;

/** What a training makes small: a function of an adaptation over some of its items. */
public interface TrainingLoss {
  /**
   * The loss over some items, to be differentiated by the adaptation's arrays.
   *
   * @param items indices of the items
   * @param views index of the view of each
   * @return a scalar
   */
  NDArray of(Adaptation adaptation, int[] items, int[] views, Dropout chance);

  /** The loss over every item from {@code start}, without chance. */
  double from(int start, Adaptation adaptation);
}
