package dev.refocus.score.percept;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Steps of AdamW until the loss on the validation images no longer falls. */
final class Fit {
  private final TrainingPlan plan;
  private final FeatureSource source;
  private final Head head;
  private final Map<String, NDArray> parameters;
  private final List<float[]> targets;
  private final SplittableRandom random;
  private final Dropout chance;
  private final Optimizer optimizer;

  /**
   * @param parameters that are trained
   * @param targets of all examples, the training's first
   */
  Fit(
      TrainingPlan plan,
      FeatureSource source,
      Head head,
      Map<String, NDArray> parameters,
      List<float[]> targets,
      SplittableRandom random) {
    this.plan = plan;
    this.source = source;
    this.head = head;
    this.parameters = parameters;
    this.targets = targets;
    this.random = random;
    chance = new Dropout(random.split());
    optimizer =
        Optimizer.adamW().optLearningRateTracker(Tracker.fixed((float) plan.rate())).build();
  }

  /** Leaves the best weights in the parameters. */
  AdapterTraining.Result run(int training, AdapterTraining.Progress progress) {
    Map<String, float[]> best = copy();
    double least = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= plan.epochs() && epoch - bestEpoch <= plan.patience(); epoch++) {
      double loss = epoch(training);
      double validation = validationLoss(training);
      progress.epoch(epoch, loss, validation);
      if (validation < least) {
        least = validation;
        bestEpoch = epoch;
        best = copy();
      }
    }
    best.forEach(this::restore);
    return new AdapterTraining.Result(bestEpoch, least);
  }

  private double epoch(int training) {
    int[] order = shuffled(training);
    double sum = 0;
    int steps = 0;
    for (int start = 0; start + 1 < training; start += plan.batch()) {
      sum += step(Arrays.copyOfRange(order, start, Math.min(start + plan.batch(), training)));
      steps++;
    }
    return sum / steps;
  }

  private int[] shuffled(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  private double step(int[] images) {
    int[] views = new int[images.length];
    Arrays.setAll(views, i -> random.nextInt(plan.view().count()));
    double value;
    try (NDManager manager = NDManager.newBaseManager(device(), "PyTorch")) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector();
          NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray outputs = head.apply(source.features(manager, images, views, chance), chance);
        NDArray loss = plan.loss().of(outputs, targets(manager, images));
        collector.backward(loss);
        value = loss.getFloat();
      }
      parameters.forEach(this::update);
    }
    return value;
  }

  private void update(String name, NDArray parameter) {
    try (NDArray gradient = parameter.getGradient()) {
      optimizer.update(name, parameter, gradient);
      gradient.subi(gradient);
    }
  }

  private NDArray targets(NDManager manager, int[] images) {
    return AdapterTraining.matrix(manager, Arrays.stream(images).mapToObj(targets::get).toList());
  }

  private double validationLoss(int training) {
    List<float[]> outputs = outputs(training, targets.size());
    try (NDManager manager = NDManager.newBaseManager(device(), "PyTorch")) {
      NDArray wanted = AdapterTraining.matrix(manager, targets.subList(training, targets.size()));
      return plan.loss().of(AdapterTraining.matrix(manager, outputs), wanted).getFloat();
    }
  }

  /** The mean over all views of each example from {@code start} to before {@code end}. */
  List<float[]> outputs(int start, int end) {
    List<float[]> means = new ArrayList<>();
    int count = plan.view().count();
    int[] views = new int[count];
    Arrays.setAll(views, i -> i);
    for (int image = start; image < end; image++) {
      int[] images = new int[count];
      Arrays.fill(images, image);
      try (NDManager manager = NDManager.newBaseManager(device(), "PyTorch");
          NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray features = source.features(manager, images, views, Dropout.NONE);
        means.add(head.apply(features, Dropout.NONE).mean(new int[] {0}).toFloatArray());
      }
    }
    return means;
  }

  private Device device() {
    return head.arrays().get("head.0.weight").getDevice();
  }

  private Map<String, float[]> copy() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    parameters.forEach((name, array) -> copies.put(name, array.toFloatArray()));
    return copies;
  }

  private void restore(String name, float[] values) {
    NDArray array = parameters.get(name);
    array.setRequiresGradient(false);
    array.set(values);
  }
}
