package dev.refocus.score.percept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.image.Image;
import dev.refocus.score.clip.ClipGolden;
import dev.refocus.score.percept.TrainingPlan.LowRank;
import dev.refocus.score.percept.TrainingPlan.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opinions that can be learnt: how bright the image is. */
@Tag("long")
class TestAdapterTraining {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"PEARSON, CENTER, 0", "MSE, CENTER, 0", "MSE, GRID, 0", "PEARSON, CENTER, 4"})
  void whatWasLearntHoldsForUnseenImages(Loss loss, View view, int rank) throws IOException {
    Pace pace = new Pace(2e-3, 16, rank == 0 ? 60 : 8, 20);
    TrainingPlan plan = new TrainingPlan(loss, view, new LowRank(rank, 2), pace, 3);
    List<Double> losses = new ArrayList<>();
    try (ClipGolden golden = new ClipGolden("vit");
        AdapterTraining training = new AdapterTraining(golden.folder(), plan, Device.cpu())) {
      training.train(
          List.of("percept.quality"),
          examples(48, 1),
          examples(16, 2),
          "test",
          (epoch, trainingLoss, validationLoss) -> losses.add(validationLoss));
      training.write(folder);
      try (Percept percept = Percept.open(golden.folder(), folder, Device.cpu())) {
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
        assertLearnt(percept, examples(24, 3));
      }
    }
  }

  private static void assertLearnt(Percept percept, List<Example> unseen) {
    List<float[]> scores = percept.score(unseen.stream().map(e -> e.image().get()).toList());
    double[] predicted = scores.stream().mapToDouble(score -> score[0]).toArray();
    double[] wanted = unseen.stream().mapToDouble(e -> e.target()[0]).toArray();
    assertThat(percept.names()).containsExactly("percept.quality");
    assertThat(new SpearmansCorrelation().correlation(predicted, wanted)).isGreaterThan(0.8);
    // In the unit of the opinions, which go from 0 to 100.
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += Math.pow(predicted[i] - wanted[i], 2) / wanted.length;
    }
    assertThat(Math.sqrt(sum)).isLessThan(20);
  }

  @Test
  void classesHaveProbabilities() throws IOException {
    TrainingPlan plan =
        new TrainingPlan(
            Loss.CROSS_ENTROPY, View.CENTER, new LowRank(0, 0), new Pace(2e-3, 16, 60, 20), 3);
    try (ClipGolden golden = new ClipGolden("vit");
        AdapterTraining training = new AdapterTraining(golden.folder(), plan, Device.cpu())) {
      List<String> names = List.of("percept.emotion.dark", "percept.emotion.bright");
      training.train(
          names, classes(examples(48, 1)), classes(examples(16, 2)), "test", (e, t, v) -> {});
      training.write(folder);
      try (Percept percept = Percept.open(golden.folder(), folder, Device.cpu())) {
        List<Example> unseen = classes(examples(24, 3));
        List<float[]> scores = percept.score(unseen.stream().map(e -> e.image().get()).toList());
        int right = 0;
        for (int i = 0; i < scores.size(); i++) {
          float[] score = scores.get(i);
          assertThat(score[0] + score[1]).isBetween(0.9999f, 1.0001f);
          right += (score[1] > score[0]) == (unseen.get(i).target()[1] == 1) ? 1 : 0;
        }
        assertThat(percept.names()).isEqualTo(names);
        assertThat(right).isGreaterThanOrEqualTo(20);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameAdapter() throws IOException {
    TrainingPlan plan =
        new TrainingPlan(Loss.PEARSON, View.CENTER, new LowRank(2, 1), new Pace(1e-3, 8, 2, 2), 5);
    for (String name : List.of("a", "b")) {
      try (ClipGolden golden = new ClipGolden("vit");
          AdapterTraining training = new AdapterTraining(golden.folder(), plan, Device.cpu())) {
        training.train(
            List.of("percept.quality"), examples(12, 1), examples(4, 2), "test", (e, t, v) -> {});
        training.write(folder.resolve(name));
      }
    }
    assertThat(folder.resolve("a/adapter.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("b/adapter.safetensors"));
    assertThat(folder.resolve("a/adapter.json"))
        .hasSameTextualContentAs(folder.resolve("b/adapter.json"));
  }

  @Test
  void anotherBackboneIsRefused() throws IOException {
    TrainingPlan plan =
        new TrainingPlan(Loss.MSE, View.CENTER, new LowRank(0, 0), new Pace(1e-3, 8, 1, 1), 5);
    try (ClipGolden golden = new ClipGolden("vit");
        ClipGolden other = new ClipGolden("resnet");
        AdapterTraining training = new AdapterTraining(golden.folder(), plan, Device.cpu())) {
      training.train(
          List.of("percept.quality"), examples(4, 1), examples(2, 2), "test", (e, t, v) -> {});
      training.write(folder);

      assertThat(Files.readString(folder.resolve("adapter.json"))).contains("backbone_sha256");
      assertThatThrownBy(() -> Percept.open(other.folder(), folder, Device.cpu()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("the adapter was trained on a backbone with sha256 ");
    }
  }

  private static List<Example> classes(List<Example> examples) {
    return examples.stream()
        .map(
            e ->
                new Example(
                    e.image(), e.target()[0] < 50 ? new float[] {1, 0} : new float[] {0, 1}))
        .toList();
  }

  /** Noise of a mean that the opinion follows. */
  private static List<Example> examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float mean = (float) random.nextDouble(0.1, 0.9);
      float[] samples = new float[3 * 40 * 44];
      for (int j = 0; j < samples.length; j++) {
        samples[j] = mean + (float) random.nextDouble(-0.1, 0.1);
      }
      Image image = new Image(3, 40, 44, samples);
      examples.add(new Example(() -> image, new float[] {100 * mean}));
    }
    return examples;
  }
}
