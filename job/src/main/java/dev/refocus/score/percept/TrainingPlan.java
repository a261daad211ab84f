package dev.refocus.score.percept;

/**
 * How an adapter is trained. The defaults are PerceptCLIP's where it states them.
 *
 * @param loss what is made small
 * @param view how an image is seen
 * @param rank of the change of the backbone; 0 trains the head alone, on features computed once
 * @param alpha the change's factor is alpha / rank
 * @param rate of AdamW per step
 * @param batch images of a step
 * @param epochs at most
 * @param patience epochs without a smaller loss on the validation images before it stops
 * @param seed of the first weights, the order, the views and the dropout
 */
public record TrainingPlan(
    Loss loss,
    View view,
    int rank,
    double alpha,
    double rate,
    int batch,
    int epochs,
    int patience,
    long seed) {
  /** Of PerceptCLIP's change of the backbone. */
  static final double LORA_DROPOUT = 0.1;

  double loraScale() {
    return rank == 0 ? 0 : alpha / rank;
  }
}
