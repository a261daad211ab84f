package dev.refocus.score.percept;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.VisionTransformer;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Trains an adapter: a head and, if the plan says so, a change of low rank to the backbone. */
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

  private Adapter adapter;

  /**
   * A training on top of a CLIP model.
   *
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
   * Trains an adapter on images with opinions.
   *
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
      EpochListener listener) {
    requireEnough("training", training);
    requireEnough("validation", validation);
    Scale scale = isOfClasses() ? new Scale(1, 0) : Scale.of(training);
    Adaptation start = untrained(names.size());
    List<Example> all = Stream.concat(training.stream(), validation.stream()).toList();
    List<float[]> targets = all.stream().map(e -> scale.down(e.target())).toList();
    AdapterLoss loss = new AdapterLoss(plan, source(all), targets);
    Epochs.Best best =
        new Epochs(plan.pace(), plan.view().count(), loss, training.size(), random)
            .run(start, listener);
    Adaptation found = best.adaptation();
    // Correlation leaves unit and direction of the output undecided: they come from the opinions.
    Scale last =
        plan.loss() == Loss.PEARSON
            ? scale.after(loss.means(found, 0, training.size()), targets)
            : scale;
    adapter = new Adapter(card(names, last, origin), found.lora(), found.head());
    return new Result(best.epochs(), best.loss());
  }

  private boolean isOfClasses() {
    return plan.loss() == Loss.CROSS_ENTROPY;
  }

  private Adaptation untrained(int outputs) {
    Lora lora = lora();
    int features = clip.imageTower().embedding();
    return new Adaptation(
        lora, Head.untrained(weights.manager(), random, features, 512, 256, outputs));
  }

  private Lora lora() {
    if (plan.lowRank().rank() == 0) {
      return Lora.none();
    }
    return Lora.untrained(
        weights,
        Lora.queries(
            clip.imageTower() instanceof VisionTransformer vit ? vit.layers() : refuseResNet()),
        plan.lowRank().rank(),
        plan.lowRank().factor(),
        TrainingPlan.LORA_DROPOUT,
        random);
  }

  private int refuseResNet() {
    throw new UsageException(
        "%s is a ResNet, which has no query, key and value matrices per layer; train the head alone (rank 0)"
            .formatted(backbone));
  }

  private FeatureSource source(List<Example> examples) {
    return plan.lowRank().rank() == 0
        ? FeatureSource.Frozen.of(clip, plan.view(), examples)
        : new FeatureSource.Adapted(backbone, weights, plan.view(), examples);
  }

  private AdapterCard card(List<String> names, Scale scale, String origin) {
    return new AdapterCard(
        List.copyOf(names),
        plan.view(),
        clip.sha256(),
        plan.lowRank().factor(),
        scale.gain(),
        scale.offset(),
        isOfClasses(),
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
}
