package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Descent;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Workers;
import dev.refocus.score.percept.TrainingPlan.Pace;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Steps of AdamW until the loss on the items for validation no longer falls. */
public final class Epochs {
  private final Pace pace;
  private final int views;
  private final TrainingLoss loss;
  private final int training;
  private final SplittableRandom random;
  private final Dropout chance;

  /**
   * The best there was.
   *
   * @param epochs until then
   * @param loss on the validation images
   */
  public record Best(Adaptation adaptation, int epochs, double loss) {}

  /**
   * @param views that each item has
   * @param loss over all items, the training's first
   * @param training items; those after them are for validation
   */
  public Epochs(Pace pace, int views, TrainingLoss loss, int training, SplittableRandom random) {
    this.pace = pace;
    this.views = views;
    this.loss = loss;
    this.training = training;
    this.random = random;
    chance = new Dropout(random.split());
  }

  /** Trains from a start. */
  public Best run(Adaptation start, EpochListener listener) {
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
    return epoch <= pace.epochs() && epoch - bestEpoch <= pace.patience();
  }

  /** The mean loss before each step. */
  private double epoch(Adaptation adaptation, Descent descent) {
    int[] order = shuffled();
    int batch = pace.batch();
    double sum = 0;
    int before = descent.steps();
    for (int from = 0; from + 1 < training; from += batch) {
      int to = Math.min(from + batch, training);
      sum += step(adaptation, descent, Arrays.copyOfRange(order, from, to));
    }
    return sum / (descent.steps() - before);
  }

  private double step(Adaptation adaptation, Descent descent, int[] images) {
    int[] drawn = new int[images.length];
    Arrays.setAll(drawn, i -> random.nextInt(views));
    UnaryOperator<NDArray> function =
        parameters -> loss.of(adaptation.at(parameters), images, drawn, chance);
    return Scope.run(() -> descent.step(List.of(function), pace.rate()));
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
