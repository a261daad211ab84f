package dev.refocus.score.percept;

/** Hears of every epoch of a training. */
@FunctionalInterface
public interface EpochListener {
  void ended(int epoch, double trainingLoss, double validationLoss);
}
