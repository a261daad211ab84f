package dev.refocus.score.quali;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipPixels;
import dev.refocus.score.percept.Adaptation;
import dev.refocus.score.percept.Dropout;
import dev.refocus.score.percept.TrainingLoss;
import dev.refocus.score.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * QualiCLIP's three losses (Agnolucci, Galteri, Bertini, "Quality-aware image-text alignment for
 * opinion-unaware image quality assessment", 2024, section 3), summed over crops, levels and pairs
 * of levels, and divided by the number of terms of one ranking loss. With {@code s+}, {@code s-}
 * the cosines of a crop with the positive and the negative texts, a mean over the pairs of texts,
 * and {@code l < m} levels:
 *
 * <ul>
 *   <li>consistency: {@code max(0, |s(crop 1, l) - s(crop 2, l)| - {@value #SAME})}, of both
 *       cosines
 *   <li>ranking: {@code max(0, {@value #APART} - (s+(l) - s+(m)))}
 *   <li>and {@code max(0, {@value #APART} - (s-(m) - s-(l)))}
 * </ul>
 */
final class QualiLoss implements TrainingLoss {
  private static final float SAME = 0.0025f;
  private static final float APART = 0.0675f;
  private static final int BATCH = 8;

  /** Terms of the consistency over those of one ranking: 5 x 2 cosines, 10 pairs of 2 crops. */
  private static final double SHARE = 10.0 / 20;

  private final Path backbone;
  private final Weights weights;
  private final List<float[]> texts;
  private final SpoiledCrops crops;

  /**
   * @param texts features, positive and negative in turn
   * @param crops those for training first, then those for validation
   */
  QualiLoss(Path backbone, Weights weights, List<float[]> texts, SpoiledCrops crops) {
    this.backbone = backbone;
    this.weights = weights;
    this.texts = texts;
    this.crops = crops;
  }

  @Override
  public NDArray of(Adaptation adaptation, int[] items, int[] draws, Dropout chance) {
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      images.addAll(crops.of(items[i], draws[i]));
    }
    // A tower holds no arrays of its own: it is made anew for the numbers of this step.
    Clip clip = Clip.of(backbone, weights, adaptation.lora().over(weights, chance));
    NDArray pixels = ClipPixels.normalized(images, weights.manager());
    return of(clip.imageTower().features(pixels), items.length);
  }

  /** Of features {@code (10 n, embedding)}. */
  NDArray of(NDArray features, int items) {
    NDArray norms = features.square().sum(new int[] {1}, true).add(1e-12f).sqrt();
    NDArray cosines =
        features
            .div(norms)
            .matMul(directions(features.getManager()))
            .reshape(new Shape(items, 2, Ladder.LEVELS, 2));
    NDArray apart = cosines.get(":,0").sub(cosines.get(":,1")).abs();
    NDArray consistency = Layers.scale(Activation.relu(apart.add(-SAME)).mean(), SHARE);
    return consistency
        .add(ranking(cosines.get(":,:,:,0"), -1))
        .add(ranking(cosines.get(":,:,:,1"), 1));
  }

  /** {@code (embedding, 2)}: the means of the positive and of the negative texts' unit vectors. */
  private NDArray directions(NDManager manager) {
    int features = texts.get(0).length;
    float[] columns = new float[2 * features];
    for (int text = 0; text < texts.size(); text++) {
      float[] own = texts.get(text);
      double length = 0;
      for (float value : own) {
        length += (double) value * value;
      }
      for (int i = 0; i < features; i++) {
        columns[2 * i + text % 2] += (float) (own[i] / Math.sqrt(length) / (texts.size() / 2.0));
      }
    }
    return Layers.constant(manager, columns, new Shape(features, 2));
  }

  /**
   * @param cosines {@code (n, 2, 5)}
   * @param sign 1 if they are to rise with the level, -1 if they are to fall
   */
  private static NDArray ranking(NDArray cosines, int sign) {
    NDArray lines = cosines.reshape(new Shape(-1, Ladder.LEVELS));
    NDArray rises = Layers.scale(lines.matMul(differences(lines.getManager())), -sign);
    return Activation.relu(rises.add(APART)).mean();
  }

  /** {@code (5, 10)}: of every two levels, the worse one's less the better one's. */
  private static NDArray differences(NDManager manager) {
    int pairs = Ladder.LEVELS * (Ladder.LEVELS - 1) / 2;
    float[] matrix = new float[Ladder.LEVELS * pairs];
    int pair = 0;
    for (int better = 0; better < Ladder.LEVELS; better++) {
      for (int worse = better + 1; worse < Ladder.LEVELS; worse++) {
        matrix[better * pairs + pair] = -1;
        matrix[worse * pairs + pair] = 1;
        pair++;
      }
    }
    return Layers.constant(manager, matrix, new Shape(Ladder.LEVELS, pairs));
  }

  @Override
  public double from(int start, Adaptation adaptation) {
    double sum = 0;
    for (int first = start; first < crops.items(); first += BATCH) {
      int count = Math.min(BATCH, crops.items() - first);
      int[] items = new int[count];
      for (int i = 0; i < count; i++) {
        items[i] = first + i;
      }
      sum +=
          count * Scope.run(() -> of(adaptation, items, new int[count], Dropout.NONE).getFloat());
    }
    return sum / (crops.items() - start);
  }
}
