package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Descent;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Steps of AdamW until the loss on the validation images no longer falls. */
final class Epochs {
  private final TrainingPlan plan;
  private final AdapterLoss loss;
  private final int training;
  private final SplittableRandom random;
  private final Dropout chance;

  /**
   * The best there was.
   *
   * @param epochs until then
   * @param loss on the validation images
   */
  record Best(Adaptation adaptation, int epochs, double loss) {}

  /**
   * @param loss over all examples, the training's first
   * @param training examples; those after them are for validation
   */
  Epochs(TrainingPlan plan, AdapterLoss loss, int training, SplittableRandom random) {
    this.plan = plan;
    this.loss = loss;
    this.training = training;
    this.random = random;
    chance = new Dropout(random.split());
  }

  Best run(Adaptation start, EpochListener listener) {
    try (NDArray parameters = start.vector();
        NDArray one = parameters.getManager().ones(new Shape(1));
        Workers workers = new Workers(1);
        Descent descent = new Descent(parameters, one, TrainingPlan.DECAY, workers)) {
      float[] best = parameters.toFloatArray();
      double least = Double.POSITIVE_INFINITY;
      int bestEpoch = 0;
      for (int epoch = 1; isWorthwhile(epoch, bestEpoch); epoch++) {
        double trainingLoss = epoch(start, descent);
        double validationLoss = Scope.run(() -> loss.from(training, start.at(parameters)));
        listener.ended(epoch, trainingLoss, validationLoss);
        if (validationLoss < least) {
          least = validationLoss;
          bestEpoch = epoch;
          best = parameters.toFloatArray();
        }
      }
      return new Best(start.at(parameters.getManager().create(best)), bestEpoch, least);
    }
  }

  private boolean isWorthwhile(int epoch, int bestEpoch) {
    return epoch <= plan.pace().epochs() && epoch - bestEpoch <= plan.pace().patience();
  }

  /** The mean loss before each step. */
  private double epoch(Adaptation adaptation, Descent descent) {
    int[] order = shuffled();
    int batch = plan.pace().batch();
    double sum = 0;
    int before = descent.steps();
    for (int from = 0; from + 1 < training; from += batch) {
      int to = Math.min(from + batch, training);
      sum += step(adaptation, descent, Arrays.copyOfRange(order, from, to));
    }
    return sum / (descent.steps() - before);
  }

  private double step(Adaptation adaptation, Descent descent, int[] images) {
    int[] views = new int[images.length];
    Arrays.setAll(views, i -> random.nextInt(plan.view().count()));
    UnaryOperator<NDArray> function =
        parameters -> loss.of(adaptation.at(parameters), images, views, chance);
    return Scope.run(() -> descent.step(List.of(function), plan.pace().rate()));
  }

  private int[] shuffled() {
    int[] order = new int[training];
    Arrays.setAll(order, i -> i);
    for (int i = training - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
