package dev.refocus.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.image.Image;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.scorer.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestScorers {
  private final Scorers natural = new Scorers(List.of(), Map.of("clip_iqa", "no model"));

  /** A model of one's own: the mean of the samples, which black images do not have. */
  private static final class Brightness implements Scorer {
    private boolean closed;

    @Override
    public List<String> names() {
      return List.of("brightness", "percept.quality");
    }

    @Override
    public List<float[]> score(Batch batch) {
      return batch.images().stream().map(Brightness::score).toList();
    }

    private static float[] score(Image image) {
      double sum = 0;
      for (float sample : image.samples()) {
        sum += sample;
      }
      if (sum == 0) {
        throw new IllegalStateException("black");
      }
      return new float[] {(float) (sum / image.samples().length), 7};
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void scoresStandSideBySide() {
    Image before = noise(96, 192, 0.1f);
    Image after = noise(96, 192, 0.4f);
    Scores scores = natural.score(before, after);
    Scores alone = natural.score(List.of(after)).get(0);
    assertThat(scores.values()).containsOnlyKeys("niqe", "brisque");
    for (String name : scores.values().keySet()) {
      Scores.Pair pair = scores.values().get(name);
      assertThat(pair.hr()).isEqualTo(alone.values().get(name).hr());
      assertThat(pair.bicubic())
          .isEqualTo(natural.score(List.of(before)).get(0).values().get(name).hr())
          .isNotEqualTo(pair.hr());
    }
    assertThat(scores.reasons()).isEqualTo(Map.of("clip_iqa", "no model"));
  }

  @Test
  void scoreThatIsUndefinedIsAbsentWithItsReason() {
    Scores scores = natural.score(List.of(noise(95, 400, 0.2f))).get(0);
    assertThat(scores.values()).containsOnlyKeys("brisque");
    assertThat(scores.reasons())
        .containsEntry("niqe", "undefined for this image of 400 x 95 pixels: too small or flat");
  }

  @Test
  void scoresOfModelsJoin() {
    Image image = new Image(1, 1, 2, new float[] {0.25f, 0.75f});
    Scores scores = new Scorers(List.of(new Brightness()), Map.of()).score(List.of(image)).get(0);
    assertThat(scores.values())
        .containsEntry("brightness", new Scores.Pair(null, 0.5f))
        .containsEntry("percept.quality", new Scores.Pair(null, 7f));
  }

  @Test
  void modelThatFailsLeavesItsScoresOutAndNothingElse() {
    Image black = new Image(1, 96, 192, new float[96 * 192]);
    Image image = noise(96, 192, 0.4f);
    List<Scores> scores =
        new Scorers(List.of(new Brightness()), Map.of()).score(List.of(image, black));
    assertThat(scores.get(0).values())
        .as("an image beside the one that fails")
        .containsOnlyKeys("niqe", "brisque", "brightness", "percept.quality");
    assertThat(scores.get(0).reasons()).isEmpty();
    assertThat(scores.get(1).values()).isEmpty();
    assertThat(scores.get(1).reasons())
        .containsEntry("brightness", "java.lang.IllegalStateException: black");
  }

  @Test
  void closesItsModels() {
    Brightness model = new Brightness();
    new Scorers(List.of(model), Map.of()).close();
    assertThat(model.closed).isTrue();
  }

  @Test
  void earlierScoresStayWhereNewOnesAreAbsent() {
    Scores earlier =
        scores(Map.of("niqe", 3f, "percept.emotion.joy", 1f), Map.of("aesthetic", "no head"));
    Scores later =
        scores(
            Map.of("niqe", 4f, "aesthetic", 5f), Map.of("percept", "gone", "clip_iqa", "no model"));
    Scores all = later.over(earlier);
    assertThat(all.values())
        .isEqualTo(
            scores(Map.of("niqe", 4f, "percept.emotion.joy", 1f, "aesthetic", 5f), Map.of())
                .values());
    assertThat(all.reasons()).isEqualTo(Map.of("clip_iqa", "no model"));
  }

  @Test
  void reasonGoesWhenAModelOfItsFamilyComes() {
    Scores earlier = scores(Map.of(), Map.of("percept", "no model", "aesthetic", "no head"));
    Scores later = scores(Map.of("percept.quality", 1f), Map.of("quali_clip", "no model"));
    assertThat(later.over(earlier).reasons())
        .isEqualTo(Map.of("aesthetic", "no head", "quali_clip", "no model"));
  }

  @Test
  void scoreOfTheLrImageStaysIfTheModelIsTheSame() {
    Scores earlier =
        new Scores(
            new TreeMap<>(
                Map.of("niqe", new Scores.Pair(6f, 4f), "brisque", new Scores.Pair(9f, 8f))),
            new TreeMap<>());
    Scores later = scores(Map.of("niqe", 4f, "brisque", 7f), Map.of("bicubic", "LR image gone"));
    Scores all = later.over(earlier);
    assertThat(all.values())
        .containsEntry("niqe", new Scores.Pair(6f, 4f))
        .containsEntry("brisque", new Scores.Pair(null, 7f));
    assertThat(all.reasons()).containsEntry("bicubic", "LR image gone");
  }

  @Test
  void namesWithDotsHaveFields() {
    assertThat(KnownScore.of("percept.quality")).contains(KnownScore.PERCEPT_QUALITY);
    assertThat(KnownScore.of("niqe")).contains(KnownScore.NIQE);
    assertThat(KnownScore.of("clip_iqa.sharpness")).isEmpty();
  }

  @Test
  void levelsAreThoseOfTheFile() {
    Image rounded = Levels.round(new Image(1, 1, 4, new float[] {-1, 0.5f / 255, 0.3f, 2}), 8);
    assertThat(rounded.samples()).containsExactly(0, 1 / 255f, 77 / 255f, 1);
    assertThat(Levels.round(rounded, 8).samples()).isEqualTo(rounded.samples());
    assertThat(Levels.round(new Image(1, 1, 1, new float[] {0.3f}), 16).samples()[0])
        .isCloseTo(0.3f, within(1e-5f));
  }

  private static Scores scores(Map<String, Float> values, Map<String, String> reasons) {
    TreeMap<String, Scores.Pair> pairs = new TreeMap<>();
    values.forEach((name, value) -> pairs.put(name, new Scores.Pair(null, value)));
    return new Scores(pairs, new TreeMap<>(reasons));
  }

  /** White noise around grey. */
  private static Image noise(int height, int width, float deviation) {
    Random random = new Random(1);
    float[] samples = new float[height * width];
    for (int i = 0; i < samples.length; i++) {
      double sample = 0.5 + deviation * random.nextGaussian();
      samples[i] = (float) Math.max(0, Math.min(1, sample));
    }
    return new Image(1, height, width, samples);
  }
}
