package dev.refocus.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.refocus.image.Image;
import dev.refocus.score.clip.Checkpoints;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipGolden;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.percept.View;
import dev.refocus.score.scorer.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestModelScorers {
  @TempDir private Path folder;

  @Test
  void scoresOfEveryKindAreThoseOfPyTorch() throws IOException {
    ModelFolder models = ModelFolder.open(SmallModels.all(folder));
    try (ClipGolden golden = new ClipGolden("scores");
        Scorers scorers = ModelScorers.open(models, Device.cpu())) {
      Image image = golden.image("image");
      Image other = new Image(1, 50, 40, new float[2000]);
      List<Scores> scores = scorers.scoreByModels(List.of(other, image, image));
      assertThat(scorers.absent()).isEmpty();
      for (String name :
          List.of(
              "clip_iqa",
              "quali_clip",
              "aesthetic",
              "percept.quality",
              "percept.memorability",
              "percept.emotion.anger",
              "percept.emotion.awe",
              "percept.emotion.fear")) {
        float expected = golden.floats(name).toFloatArray()[0];
        for (Scores ofImage : scores.subList(1, 3)) {
          float bound = Math.max(1, Math.abs(expected)) * 1e-5f;
          assertThat(ofImage.values().get(name).hr())
              .as(name)
              .isBetween(expected - bound, expected + bound);
        }
      }
    }
  }

  @Test
  void tasksOfAnExecutorShareThem() throws Exception {
    ModelFolder models = ModelFolder.open(SmallModels.all(folder));
    try (ClipGolden golden = new ClipGolden("scores");
        Scorers scorers = ModelScorers.open(models, Device.cpu())) {
      Image image = golden.image("image");
      Scores alone = scorers.scoreByModels(List.of(image)).get(0);
      Callable<List<Scores>> task = () -> scorers.scoreByModels(Collections.nCopies(5, image));
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (Future<List<Scores>> future : threads.invokeAll(Collections.nCopies(12, task))) {
          for (Scores scores : future.get()) {
            assertThat(scores.values()).hasSameSizeAs(alone.values());
            alone
                .values()
                .forEach(
                    (name, pair) ->
                        assertThat(scores.values().get(name).hr())
                            .as(name)
                            .isCloseTo(pair.hr(), within(Math.abs(pair.hr()) * 1e-5f)));
          }
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void modelsOfTheSameFilesAreOne() throws IOException {
    SmallModels models = new SmallModels(folder);
    for (String name : List.of("a", "b")) {
      models.add(name, "clip", null, "vit");
    }
    models.add("c", "clip", null, "resnet");
    Clip held;
    try (ClipGolden golden = new ClipGolden("scores");
        Backbones backbones = new Backbones(ModelFolder.open(models.write()), Device.cpu());
        Clip a = backbones.of("a");
        Clip b = backbones.of("b");
        Clip c = backbones.of("c")) {
      assertThat(b.imageTower()).isSameAs(a.imageTower()).isNotSameAs(c.imageTower());
      Batch batch = new Batch(List.of(golden.image("image")));
      assertThat(a.features(batch, View.CENTER))
          .as("computed once")
          .isSameAs(b.features(batch, View.CENTER))
          .isNotSameAs(b.features(batch, View.GRID));
      held = backbones.of("a");
    }
    float[] feature = feature(held);
    held.close();
    held.close();
    assertThat(feature).hasSize(32);
    assertThatThrownBy(() -> feature(held))
        .as("freed with its last holder")
        .isInstanceOf(IllegalStateException.class);
  }

  private static float[] feature(Clip clip) {
    Image image = new Image(3, 32, 32, new float[3 * 32 * 32]);
    return clip.imageFeatures(List.of(image)).get(0);
  }

  @Test
  void headThatIsListedGoesBeforeTheOneThatComesAlong() throws IOException {
    SmallModels models = new SmallModels(folder);
    try (ClipGolden golden = new ClipGolden("vit")) {
      Checkpoints.likeBase32(golden, Files.createDirectories(folder.resolve("base")));
    }
    models.enter("base", "clip", null);
    float shipped = aesthetic(models.write());
    Checkpoints.constantHead(512, 7, Files.createDirectories(folder.resolve("head")));
    models.enter("head", "aesthetic", "base");
    try (Scorers scorers = ModelScorers.open(ModelFolder.open(folder), Device.cpu())) {
      assertThat(scorers.absent().get("clip_iqa"))
          .contains("knows 514 tokens, its tokenizer gives number 49407; put its own");
    }
    assertThat(shipped).isNotEqualTo(7).isBetween(-50f, 50f);
    assertThat(aesthetic(models.write())).isEqualTo(7);
  }

  private static float aesthetic(Path models) {
    Image image = new Image(1, 40, 40, new float[1600]);
    try (Scorers scorers = ModelScorers.open(ModelFolder.open(models), Device.cpu())) {
      return scorers.scoreByModels(List.of(image)).get(0).values().get("aesthetic").hr();
    }
  }

  @Test
  void modelThatIsNotWhatItShouldBeHasAReason() throws IOException {
    SmallModels models = new SmallModels(folder);
    models.add("tiny", "clip", null, "vit");
    models.add("other", "clip", null, "resnet");
    models.add("quality", "percept", "other", "scores/quality");
    models.add("emotion", "percept", "tiny", "scores/emotion");
    models.add("checkpoint", "quali-clip", null, "vit");
    ModelFolder opened = ModelFolder.open(models.write());
    try (Scorers scorers = ModelScorers.open(opened, Device.cpu())) {
      Map<String, String> absent = scorers.absent();
      assertThat(absent).containsOnlyKeys("percept", "quali_clip", "aesthetic");
      assertThat(absent.get("percept"))
          .startsWith("model quality: the adapter was trained on a backbone with sha256 ");
      assertThat(absent.get("quali_clip")).contains("no array prompts_features");
      assertThat(absent.get("aesthetic")).contains("no aesthetic head for 32 features");
      Scores scores = scorers.score(List.of(new Image(1, 40, 40, new float[1600]))).get(0);
      assertThat(scores.values()).containsKeys("clip_iqa", "percept.emotion.awe");
      assertThat(scores.reasons()).containsAllEntriesOf(absent);
    }
  }

  @Test
  void secondModelOfAScoreIsRefused() throws IOException {
    SmallModels models = new SmallModels(folder);
    models.add("tiny", "clip", null, "vit");
    models.add("first", "percept", "tiny", "scores/emotion");
    models.add("second", "percept", "tiny", "scores/emotion");
    try (Scorers scorers = ModelScorers.open(ModelFolder.open(models.write()), Device.cpu())) {
      assertThat(scorers.absent().get("percept"))
          .startsWith("model second: another model gives [percept.emotion.anger, ")
          .endsWith(" too; list only one of them");
    }
  }

  @Test
  void damagedFileIsAWarningBeforeAnythingIsScored() throws IOException {
    SmallModels models = new SmallModels(folder);
    models.add("tiny", "clip", null, "vit");
    Path weights = folder.resolve("tiny/model.safetensors");
    byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(weights), 200_000);
    Files.write(weights, half);
    ModelFolder plain = ModelFolder.open(folder.resolve("tiny"));
    assertThat(plain.warnings())
        .singleElement()
        .asString()
        .contains("model.safetensors is no readable safetensors file");
    assertThat(plain.problems()).containsKeys("clip_iqa", "aesthetic", "percept", "quali_clip");
  }
}
