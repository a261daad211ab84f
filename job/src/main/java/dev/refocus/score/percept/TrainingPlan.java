package dev.refocus.score.percept;

/**
 * How an adapter is trained. The defaults are PerceptCLIP's where it states them.
 *
 * @param loss what is made small
 * @param view how an image is seen
 * @param seed of the first weights, the order, the views and the dropout
 */
public record TrainingPlan(Loss loss, View view, LowRank lowRank, Pace pace, long seed) {
  /** Of PerceptCLIP's change of the backbone. */
  static final double LORA_DROPOUT = 0.1;

  /** Of AdamW, see {@link dev.refocus.ndarray.Descent}: what is usual; PerceptCLIP states none. */
  static final double DECAY = 0.01;

  /**
   * The change of the backbone.
   *
   * @param rank 0 trains the head alone, on features computed once
   * @param alpha the change's factor is alpha / rank
   */
  public record LowRank(int rank, double alpha) {
    public double factor() {
      return rank == 0 ? 0 : alpha / rank;
    }
  }

  /**
   * How fast and how long.
   *
   * @param rate of AdamW per step
   * @param batch images of a step
   * @param epochs at most
   * @param patience epochs without a smaller loss on the validation images before it stops
   */
  public record Pace(double rate, int batch, int epochs, int patience) {}
}
