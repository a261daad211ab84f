package dev.refocus.score.quali;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.image.Image;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.percept.TrainingPlan.LowRank;
import dev.refocus.score.percept.TrainingPlan.Pace;
import dev.refocus.score.scorer.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestQualiTraining {
  private static final Path BACKBONE = Checkout.root().resolve("datasets/reference/clip/vit");

  @TempDir private Path folder;

  /** A ladder that the tiny tower learns at once: darker and darker. */
  private static final Ladder DARKER =
      (rgb, level, random) -> {
        float[] samples = rgb.samples().clone();
        for (int i = 0; i < samples.length; i++) {
          samples[i] *= 1 - 0.15f * level;
        }
        return new Image(3, rgb.height(), rgb.width(), samples);
      };

  private static List<Supplier<Image>> pictures(int count) {
    List<Supplier<Image>> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Random random = new Random(i);
      float[] samples = new float[3 * 40 * 44];
      for (int j = 0; j < samples.length; j++) {
        samples[j] = 0.4f + 0.6f * random.nextFloat();
      }
      pictures.add(() -> new Image(3, 40, 44, samples));
    }
    return pictures;
  }

  @Test
  void learnsToRankAndItsCheckpointScores() throws IOException {
    Pace pace = new Pace(3e-3, 4, 40, 40);
    List<Double> losses = new ArrayList<>();
    try (QualiTraining training =
        new QualiTraining(
            BACKBONE, PromptPairs.quali(), new LowRank(8, 16), pace, 5, Device.cpu())) {
      QualiTraining.Result result =
          training.train(
              pictures(8),
              pictures(12).subList(8, 12),
              List.of(DARKER),
              (epoch, loss, validation) -> losses.add(validation));
      assertThat(result.validationLoss()).isLessThan(0.7 * losses.get(0));
      training.write(folder);
    }
    SpoiledCrops fresh = new SpoiledCrops(pictures(18).subList(12, 18), List.of(DARKER), 32, -1);
    try (Scorer judge = QualiClip.open(folder, Device.cpu())) {
      assertThat(judge.names()).containsExactly("quali_clip");
      assertThat(Arrays.stream(RankAccuracy.of(judge, fresh)).average().orElseThrow())
          .isGreaterThan(0.9);
    }
  }

  /** The losses once more, by loops. */
  @Test
  void lossIsTheSumOfItsThreeParts() {
    SplittableRandom random = new SplittableRandom(3);
    List<float[]> texts = List.of(vector(random), vector(random), vector(random), vector(random));
    List<float[]> features = new ArrayList<>();
    float[] all = new float[2 * SpoiledCrops.COUNT * 6];
    for (int i = 0; i < 2 * SpoiledCrops.COUNT; i++) {
      features.add(vector(random));
      System.arraycopy(features.get(i), 0, all, i * 6, 6);
    }
    double expected = 0;
    for (int sign = 0; sign < 2; sign++) {
      double consistency = 0;
      double ranking = 0;
      for (int item = 0; item < 2; item++) {
        double[][] s = new double[2][5];
        for (int i = 0; i < 10; i++) {
          float[] own = features.get(10 * item + i);
          s[i / 5][i % 5] = (cosine(own, texts.get(sign)) + cosine(own, texts.get(2 + sign))) / 2;
        }
        for (int l = 0; l < 5; l++) {
          consistency += Math.max(0, Math.abs(s[0][l] - s[1][l]) - 0.0025) / 40;
          for (int m = l + 1; m < 5; m++) {
            for (double[] crop : s) {
              double drop = sign == 0 ? crop[l] - crop[m] : crop[m] - crop[l];
              ranking += Math.max(0, 0.0675 - drop) / 40;
            }
          }
        }
      }
      expected += consistency + ranking;
    }
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      double loss =
          new QualiLoss(null, null, texts, null)
              .of(manager.create(all, new Shape(20, 6)), 2)
              .getFloat();
      assertThat(loss).isCloseTo(expected, within(1e-5));
    }
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[6];
    for (int i = 0; i < 6; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
    }
    return vector;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      first += (double) a[i] * a[i];
      second += (double) b[i] * b[i];
    }
    return product / Math.sqrt(first * second);
  }

  @Test
  void cropsOverlapAndRepeat() {
    SpoiledCrops crops = new SpoiledCrops(pictures(2), List.of((rgb, level, random) -> rgb), 32, 7);
    List<Image> made = crops.of(1, 3);
    assertThat(made).hasSize(10);
    assertThat(crops.of(1, 3).get(7).samples()).isEqualTo(made.get(7).samples());
    assertThat(crops.of(1, 4).get(0).samples()).isNotEqualTo(made.get(0).samples());
    assertThat(made.get(0).samples()).isNotEqualTo(made.get(5).samples());
  }

  @Test
  void saysWhatDoesNotFit() {
    SpoiledCrops crops = new SpoiledCrops(pictures(1), List.of(DARKER), 41, 7);
    assertThatThrownBy(() -> crops.of(0, 0))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a picture of 40 x 44", "must be at least 41 x 41");
    Pace pace = new Pace(1e-3, 4, 1, 1);
    assertThatThrownBy(
            () ->
                new QualiTraining(
                    BACKBONE.resolveSibling("resnet"),
                    PromptPairs.quali(),
                    new LowRank(8, 8),
                    pace,
                    5,
                    Device.cpu()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a ResNet");
  }
}
