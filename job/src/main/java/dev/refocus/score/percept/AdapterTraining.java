package dev.refocus.score.percept;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.VisionTransformer;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trains an adapter: a head and, if the plan says so, a change of low rank to the backbone. One at
 * a time per JVM, for DJL collects gradients for one thread only.
 */
public final class AdapterTraining implements AutoCloseable {
  private final Path backbone;
  private final TrainingPlan plan;
  private final Weights weights;
  private final Clip clip;
  private final SplittableRandom random;

  /**
   * What came of it.
   *
   * @param epochs until the best weights
   * @param validationLoss of these
   */
  public record Result(int epochs, double validationLoss) {}

  /** Hears of every epoch. */
  @FunctionalInterface
  public interface Progress {
    void epoch(int epoch, double trainingLoss, double validationLoss);
  }

  private Adapter adapter;

  /**
   * @param backbone folder of a CLIP model
   */
  public AdapterTraining(Path backbone, TrainingPlan plan, Device device) {
    this.backbone = backbone;
    this.plan = plan;
    weights = Weights.open(backbone, device);
    clip = Clip.of(backbone, weights, Projection.of(weights));
    random = new SplittableRandom(plan.seed());
  }

  /**
   * @param names of the scores, one per number of a target
   * @param training at least two
   * @param validation at least two, which tell when to stop
   * @param origin for the card
   */
  public Result train(
      List<String> names,
      List<Example> training,
      List<Example> validation,
      String origin,
      Progress progress) {
    requireEnough("training", training);
    requireEnough("validation", validation);
    boolean classes = plan.loss() == Loss.CROSS_ENTROPY;
    Scale scale = classes ? new Scale(1, 0) : Scale.of(training);
    Lora lora = lora();
    Head head =
        Head.untrained(
            weights.manager(), random, clip.imageTower().embedding(), 512, 256, names.size());
    List<Example> all = new ArrayList<>(training);
    all.addAll(validation);
    List<float[]> targets = all.stream().map(e -> scale.down(e.target())).toList();
    Fit fit = new Fit(plan, source(lora, all), head, trainable(lora, head), targets, random);
    Result result = fit.run(training.size(), progress);
    // Correlation leaves unit and direction of the output open: they come from the opinions.
    Scale last =
        plan.loss() == Loss.PEARSON ? scale.after(fit.outputs(0, training.size()), targets) : scale;
    adapter = new Adapter(card(names, last, classes, origin), lora, head);
    return result;
  }

  private Lora lora() {
    if (plan.rank() == 0) {
      return Lora.none();
    }
    return Lora.untrained(
        weights,
        clip.imageTower() instanceof VisionTransformer vit ? vit.layers() : refuseResNet(),
        plan.rank(),
        plan.loraScale(),
        TrainingPlan.LORA_DROPOUT,
        random);
  }

  private int refuseResNet() {
    throw new UsageException(
        "%s is a ResNet, which has no query, key and value matrices per layer; train the head alone (rank 0)"
            .formatted(backbone));
  }

  private FeatureSource source(Lora lora, List<Example> examples) {
    return plan.rank() == 0
        ? FeatureSource.Frozen.of(clip, plan.view(), examples)
        : new FeatureSource.Adapted(backbone, weights, lora, plan.view(), examples);
  }

  private static Map<String, NDArray> trainable(Lora lora, Head head) {
    Map<String, NDArray> arrays = new LinkedHashMap<>(lora.arrays());
    arrays.putAll(head.arrays());
    arrays.values().forEach(array -> array.setRequiresGradient(true));
    return arrays;
  }

  private AdapterCard card(List<String> names, Scale scale, boolean classes, String origin) {
    return new AdapterCard(
        List.copyOf(names),
        plan.view(),
        clip.sha256(),
        plan.loraScale(),
        scale.gain(),
        scale.offset(),
        classes,
        origin);
  }

  /** Writes what {@link #train} made. */
  public void write(Path folder) throws IOException {
    adapter.write(folder);
  }

  private static void requireEnough(String what, List<Example> examples) {
    if (examples.size() < 2) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%d images for %s, at least 2 are needed; name more",
              examples.size(),
              what));
    }
  }

  @Override
  public void close() {
    clip.close();
  }

  static NDArray matrix(NDManager manager, List<float[]> rows) {
    return manager.create(Outputs.flat(rows), new Shape(rows.size(), rows.get(0).length));
  }
}
