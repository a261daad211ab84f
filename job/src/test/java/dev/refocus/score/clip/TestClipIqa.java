package dev.refocus.score.clip;

import static dev.refocus.score.clip.ClipGolden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import dev.refocus.image.Image;
import dev.refocus.score.scorer.Batch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClipIqa {
  private static final PromptPairs PROMPTS =
      PromptPairs.parse("clip_iqa,Good photo.,Bad photo.\nsharp,Sharp photo.,Blurry photo.\n");

  @Test
  void scoresAreThoseOfPyTorch() {
    try (ClipGolden golden = new ClipGolden("resnet");
        ClipIqa scorer = ClipIqa.open(golden.folder(), PROMPTS, Device.cpu())) {
      List<float[]> scores = scorer.score(List.of(golden.image("iqa_image")));

      assertThat(scorer.names()).containsExactly("clip_iqa", "sharp");
      assertClose(scores.get(0), golden.floats("iqa_scores").toFloatArray(), 1e-5);
    }
  }

  @Test
  void ofATransformersCropTheyAreThoseOfPyTorch() {
    try (ClipGolden golden = new ClipGolden("vit");
        ClipIqa scorer = ClipIqa.open(golden.folder(), PROMPTS, Device.cpu())) {
      NDArray expected = golden.floats("crop_scores");
      for (int i = 0; i < 3; i++) {
        Image crop = ClipPixels.centerCrop(golden.image("resize_input_" + i), 32);
        float[] scores = scorer.score(List.of(crop)).get(0);
        assertClose(scores, expected.get(i).toFloatArray(), 1e-5);
      }
    }
  }

  @Test
  void anImageIsTheMeanOfItsSquares() {
    try (ClipGolden golden = new ClipGolden("vit");
        ClipIqa scorer = ClipIqa.open(golden.folder(), PROMPTS, Device.cpu())) {
      Image wide = ClipPixels.rgb(golden.image("resize_input_0"));
      Image top = ClipPixels.crop(wide, 0, 0, 37, 32);
      List<float[]> scores =
          scorer.score(
              List.of(top, ClipPixels.crop(top, 0, 0, 32, 32), ClipPixels.crop(top, 5, 0, 32, 32)));
      float mean = (scores.get(1)[0] + scores.get(2)[0]) / 2;
      assertClose(new float[] {scores.get(0)[0]}, new float[] {mean}, 1e-6);
    }
  }

  @Test
  void tinyAndGreyImagesHaveScores() {
    for (String model : List.of("vit", "resnet")) {
      try (ClipGolden golden = new ClipGolden(model);
          ClipIqa scorer = ClipIqa.open(golden.folder(), PromptPairs.clipIqa(), Device.cpu())) {
        Image dot = new Image(1, 1, 1, new float[] {0.5f});
        Image line = new Image(3, 2, 70, new float[420]);
        List<float[]> scores = scorer.score(List.of(dot, line));
        assertThat(scores).hasSize(2);
        assertThat(scorer.names()).hasSize(6).startsWith("clip_iqa");
        for (float[] score : scores) {
          assertThat(score).hasSize(6);
          for (float value : score) {
            assertThat(value).isBetween(0f, 1f);
          }
        }
      }
    }
  }

  @Test
  void qualiClipTakesTheTextsOfItsCheckpoint(@TempDir Path folder) throws Exception {
    try (ClipGolden golden = new ClipGolden("resnet");
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      Checkpoints.qualiClip(golden, folder);
      List<float[]> texts = clip.textFeatures(PROMPTS.texts());
      Image image = golden.image("iqa_image");
      double[] pairs =
          new Antonyms(texts, 100)
              .probabilities(
                  clip.features(new Batch(List.of(image)), ImageViews.OWN_RESOLUTION)
                      .get(0)
                      .get(0));
      try (var scorer = QualiClip.open(folder, Device.cpu())) {
        assertThat(scorer.names()).containsExactly("quali_clip");
        assertClose(
            scorer.score(List.of(image)).get(0),
            new float[] {(float) ((pairs[0] + pairs[1]) / 2)},
            1e-5);
      }
    }
  }
}
