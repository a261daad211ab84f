package dev.refocus.score.quali;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.image.Image;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipConfig;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.clip.VisionTransformer;
import dev.refocus.score.percept.Adaptation;
import dev.refocus.score.percept.EpochListener;
import dev.refocus.score.percept.Epochs;
import dev.refocus.score.percept.Head;
import dev.refocus.score.percept.Lora;
import dev.refocus.score.percept.TrainingPlan.LowRank;
import dev.refocus.score.percept.TrainingPlan.Pace;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.SafeTensorsWriter;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Trains a change of low rank to every matrix of the layers of a CLIP model's image tower on the
 * user's own sharp pictures, spoiled on purpose. The paper trains the whole tower.
 */
public final class QualiTraining implements AutoCloseable {
  /** Random choices of crops that an item has in training. */
  private static final int DRAWS = 16;

  private final Path backbone;
  private final LowRank lowRank;
  private final Pace pace;
  private final long seed;
  private final Weights weights;
  private final Clip clip;
  private final VisionTransformer tower;
  private final List<float[]> texts;
  private Lora found;

  /**
   * What came of it.
   *
   * @param epochs until the best weights
   * @param validationLoss of these
   */
  public record Result(int epochs, double validationLoss) {}

  /**
   * A training on top of a CLIP model.
   *
   * @param backbone folder of a CLIP model with a text tower and a vision transformer
   * @param prompts pairs of one score
   * @param lowRank of rank 1 or more
   * @throws UsageException if the model has neither
   */
  public QualiTraining(
      Path backbone, PromptPairs prompts, LowRank lowRank, Pace pace, long seed, Device device) {
    this.backbone = backbone;
    this.lowRank = lowRank;
    this.pace = pace;
    this.seed = seed;
    weights = Weights.open(backbone, device);
    clip = Clip.of(backbone, weights, Projection.of(weights));
    if (!(clip.imageTower() instanceof VisionTransformer vision)) {
      clip.close();
      throw new UsageException(
          "%s is a ResNet, which has no query, key and value matrices per layer; name a vision transformer"
              .formatted(backbone));
    }
    tower = vision;
    texts = clip.textFeatures(prompts.texts());
  }

  /** Side of the crops, px. */
  public int side() {
    return clip.side();
  }

  /**
   * Trains until the loss on the validation pictures no longer falls.
   *
   * @param training at least one
   * @param validation at least one
   * @throws UsageException if a picture is smaller than {@link #side}
   */
  public Result train(
      List<Supplier<Image>> training,
      List<Supplier<Image>> validation,
      List<Ladder> ladders,
      EpochListener listener) {
    List<Supplier<Image>> all = Stream.concat(training.stream(), validation.stream()).toList();
    SpoiledCrops crops = new SpoiledCrops(all, ladders, side(), seed);
    SplittableRandom random = new SplittableRandom(seed);
    Lora start =
        Lora.untrained(weights, tower.matrices(), lowRank.rank(), lowRank.factor(), 0, random);
    Epochs.Best best =
        new Epochs(
                pace,
                DRAWS,
                new QualiLoss(backbone, weights, texts, crops),
                training.size() * ladders.size(),
                random)
            .run(new Adaptation(start, new Head(Map.of())), listener);
    found = best.adaptation().lora();
    return new Result(best.epochs(), best.loss());
  }

  /**
   * Writes what {@link #train} made: a model of kind {@code quali-clip}, the image tower with its
   * change in it and the features of the texts.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    tower.arrays().forEach(name -> arrays.put(name, weights.get(name)));
    found
        .matrices(weights, weights.manager())
        .forEach((name, matrix) -> arrays.put(name + ".weight", matrix));
    arrays.put(QualiClip.TEXTS, features());
    SafeTensorsWriter.write(folder.resolve(Weights.FILE), arrays);
    Files.copy(
        backbone.resolve(ClipConfig.FILE),
        folder.resolve(ClipConfig.FILE),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private NDArray features() {
    float[] all = new float[texts.size() * texts.get(0).length];
    for (int i = 0; i < all.length; i++) {
      all[i] = texts.get(i / texts.get(0).length)[i % texts.get(0).length];
    }
    return weights.manager().create(all, new Shape(texts.size(), texts.get(0).length));
  }

  @Override
  public void close() {
    clip.close();
  }
}
