package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How far an adaptation's outputs are from what people say. */
final class AdapterLoss implements TrainingLoss {
  private final TrainingPlan plan;
  private final FeatureSource source;
  private final List<float[]> targets;

  /**
   * @param source of all examples' features
   * @param targets of all examples
   */
  AdapterLoss(TrainingPlan plan, FeatureSource source, List<float[]> targets) {
    this.plan = plan;
    this.source = source;
    this.targets = targets;
  }

  @Override
  public NDArray of(Adaptation adaptation, int[] images, int[] views, Dropout chance) {
    NDArray outputs = outputs(adaptation, images, views, chance);
    List<float[]> wanted = Arrays.stream(images).mapToObj(targets::get).toList();
    return plan.loss().of(outputs, matrix(outputs.getManager(), wanted));
  }

  /** The loss of the mean over all views of each example from {@code start}. */
  @Override
  public double from(int start, Adaptation adaptation) {
    List<float[]> means = means(adaptation, start, targets.size());
    NDManager manager = adaptation.head().manager();
    return Scope.run(
        () -> {
          NDArray wanted = matrix(manager, targets.subList(start, targets.size()));
          return plan.loss().of(matrix(manager, means), wanted).getFloat();
        });
  }

  /** The mean over all views of each example from {@code start} to before {@code end}. */
  List<float[]> means(Adaptation adaptation, int start, int end) {
    List<float[]> means = new ArrayList<>();
    for (int image = start; image < end; image++) {
      means.add(mean(adaptation, image));
    }
    return means;
  }

  private float[] mean(Adaptation adaptation, int image) {
    int[] views = new int[plan.view().count()];
    Arrays.setAll(views, i -> i);
    int[] images = new int[views.length];
    Arrays.fill(images, image);
    return Scope.run(
        () -> outputs(adaptation, images, views, Dropout.NONE).mean(new int[] {0}).toFloatArray());
  }

  private NDArray outputs(Adaptation adaptation, int[] images, int[] views, Dropout chance) {
    Head head = adaptation.head();
    NDArray features = source.features(head.manager(), adaptation.lora(), images, views, chance);
    return head.apply(features, chance);
  }

  private static NDArray matrix(NDManager manager, List<float[]> rows) {
    return manager.create(Outputs.flat(rows), new Shape(rows.size(), rows.get(0).length));
  }
}
