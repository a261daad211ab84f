package dev.refocus.score.clip;

import static dev.refocus.score.clip.ClipGolden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.score.weights.SafeTensors;
import dev.refocus.score.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small models with random weights, against PyTorch in float64. */
class TestClip {
  /** Single precision: processors sum in other orders, and one came to 1.001e-5. */
  private static final double BOUND = 2e-5;

  private static final List<String> TEXTS =
      List.of("Good photo.", "Bad photo.", "Sharp photo.", "Blurry photo.");

  @ParameterizedTest
  @ValueSource(strings = {"vit", "resnet"})
  void imageFeaturesAreThoseOfPyTorch(String name) {
    try (ClipGolden golden = new ClipGolden(name);
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      NDArray features = clip.imageTower().features(golden.floats("pixel_values"));

      assertClose(features, golden.floats("image_features"), BOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vit", "resnet"})
  void textFeaturesAreThoseOfPyTorch(String name) {
    try (ClipGolden golden = new ClipGolden(name);
        Clip clip = Clip.open(golden.folder(), Device.cpu());
        ClipTokenizer tokenizer = ClipTokenizer.open(golden.folder())) {
      assertThat(tokenizer.encode(TEXTS, 77)).isEqualTo(golden.ids("token_ids"));
      float[] expected = golden.floats("text_features").toFloatArray();
      assertClose(flat(clip.textFeatures(TEXTS)), expected, BOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vit", "resnet"})
  void logitsAreThoseOfPyTorch(String name) {
    try (ClipGolden golden = new ClipGolden(name);
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      List<float[]> texts = clip.textFeatures(TEXTS);
      List<float[]> images = Clip.rows(clip.imageTower().features(golden.floats("pixel_values")));
      float[] expected = golden.floats("logits").toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        double cosine = Antonyms.cosine(images.get(i / 4), texts.get(i % 4));
        // Logits are up to 20: the bound is one of the cosine.
        assertThat(clip.logitScale() * cosine / 20).isCloseTo(expected[i] / 20, offset(BOUND));
      }
    }
  }

  @Test
  void withoutPositionsAnySizeIsLegal() {
    try (ClipGolden golden = new ClipGolden("resnet");
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      NDArray pixels = golden.floats("wide_pixels");
      // Sums over more places than at the model's own size; kernels of convolutions order them as
      // the processor likes.
      NDArray features = clip.anySizeTower().features(pixels);
      assertClose(features, golden.floats("wide_features"), 2 * BOUND);
      assertThatThrownBy(() -> clip.imageTower().features(pixels))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("5 positions for an image of 7 places");
    }
  }

  @Test
  void aTowerIsABlock() {
    try (ClipGolden golden = new ClipGolden("vit");
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      NDArray pixels = golden.floats("pixel_values");
      NDList output =
          clip.imageTower()
              .forward(new ParameterStore(pixels.getManager(), false), new NDList(pixels), false);
      assertClose(output.singletonOrThrow(), golden.floats("image_features"), BOUND);
      assertThat(clip.imageTower().getOutputShapes(new Shape[] {pixels.getShape()}))
          .containsExactly(output.singletonOrThrow().getShape());
    }
  }

  @Test
  void aBatchDoesNotChangeAnImage() {
    try (ClipGolden golden = new ClipGolden("vit");
        Clip clip = Clip.open(golden.folder(), Device.cpu())) {
      var image = ClipPixels.centerCrop(golden.image("resize_input_1"), 32);
      var other = ClipPixels.centerCrop(golden.image("resize_input_0"), 32);
      float[] alone = clip.imageFeatures(List.of(image)).get(0);
      float[] last = clip.imageFeatures(List.of(other, other, other, image)).get(3);
      assertClose(last, alone, 1e-6);
    }
  }

  @Test
  void anotherModelIsRefused(@TempDir Path folder) throws Exception {
    try (ClipGolden golden = new ClipGolden("vit")) {
      Files.copy(golden.folder().resolve("golden.safetensors"), folder.resolve(Weights.FILE));
    }
    Files.writeString(folder.resolve(ClipConfig.FILE), "{}");
    int arrays = SafeTensors.open(folder.resolve(Weights.FILE)).names().size();
    assertThatThrownBy(() -> Clip.open(folder, Device.cpu()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no array visual_projection.weight among its " + arrays);
  }

  @Test
  void everyArrayOfAModelIsRead() {
    try (ClipGolden golden = new ClipGolden("vit")) {
      assertAllAreRead(golden.folder(), 78);
    }
  }

  /** Another program's, with a scalar among its arrays. */
  @Test
  void everyArrayOfAForeignModelIsRead(@TempDir Path folder) throws Exception {
    Path toy = Checkout.root().resolveSibling("shared/weights/mira_tiny_clip/clip.safetensors");
    Assumptions.assumeTrue(Files.exists(toy), () -> "skipped: no toy model at " + toy);
    Files.copy(toy, folder.resolve(Weights.FILE));
    assertAllAreRead(folder, 745);
    try (Weights weights = Weights.open(folder, Device.cpu())) {
      // The file's learnt logarithm of the temperature.
      assertThat(weights.get("temperature").getFloat(0)).isBetween(2.9f, 2.92f);
    }
  }

  private static void assertAllAreRead(Path folder, int count) {
    SafeTensors tensors = SafeTensors.open(folder.resolve(Weights.FILE));
    assertThat(tensors.names()).hasSize(count);
    try (Weights weights = Weights.open(folder, Device.cpu())) {
      for (String name : tensors.names()) {
        assertThat(weights.get(name).getShape()).isEqualTo(tensors.shape(name));
      }
    }
  }

  static float[] flat(List<float[]> rows) {
    float[] all = new float[rows.size() * rows.get(0).length];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows.get(i / rows.get(0).length)[i % rows.get(0).length];
    }
    return all;
  }
}
