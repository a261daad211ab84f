package dev.refocus.score.percept;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.Seeds;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipGolden;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.SafeTensorsWriter;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLora {
  private final RandomGenerator random = Seeds.random();

  @Test
  void mergedIsUnmerged() {
    try (ClipGolden golden = new ClipGolden("vit");
        Weights weights = Weights.open(golden.folder(), Device.cpu())) {
      Lora lora = trained(weights);
      NDArray pixels = golden.floats("pixel_values");
      NDArray before = features(golden, weights, Projection.of(weights), pixels);
      NDArray unmerged = features(golden, weights, lora.over(weights, Dropout.NONE), pixels);
      Projection changed = lora.merged(weights, weights.manager());
      NDArray merged = features(golden, weights, changed, pixels);
      NDArray after = features(golden, weights, Projection.of(weights), pixels);

      // Rounding goes with the size of what is rounded.
      float size = unmerged.abs().max().getFloat();
      assertThat(size).isGreaterThan(1);
      ClipGolden.assertClose(merged.div(size), unmerged.div(size), 1e-6);
      assertThat(after).as("the model itself, for others who share it").isEqualTo(before);
      assertThat(unmerged.sub(before).abs().max().getFloat()).isGreaterThan(1e-2f);
    }
  }

  @Test
  void anUntrainedOneChangesNothing() {
    try (ClipGolden golden = new ClipGolden("vit");
        Weights weights = Weights.open(golden.folder(), Device.cpu())) {
      Lora lora = Lora.untrained(weights, Lora.queries(2), 4, 0.5, 0, random);
      NDArray pixels = golden.floats("pixel_values");
      assertThat(lora.arrays()).hasSize(12);
      ClipGolden.assertClose(
          features(golden, weights, lora.over(weights, Dropout.NONE), pixels),
          golden.floats("image_features"),
          1e-5);
    }
  }

  @Test
  void namesOfPeftAreKnown() {
    try (ClipGolden golden = new ClipGolden("vit");
        Weights weights = Weights.open(golden.folder(), Device.cpu())) {
      Map<String, NDArray> published = new LinkedHashMap<>();
      trained(weights)
          .arrays()
          .forEach(
              (name, array) ->
                  published.put(
                      name.replace("vision_model", "base_model.model")
                          .replaceFirst("\\.weight$", ".default.weight"),
                      array));
      assertThat(Lora.of(published, 0.5).arrays()).isEqualTo(trainedNames(weights, published));
    }
  }

  @Test
  void aPublishedCheckpointIsReadByItsOwnNames(@TempDir Path folder) throws IOException {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      String query = "model.base_model.model.encoder.layers.3.self_attn.q_proj.";
      arrays.put(query + "base_layer.weight", manager.zeros(new Shape(64, 64)));
      arrays.put(query + "lora_A.default.weight", manager.ones(new Shape(2, 64)));
      arrays.put(query + "lora_B.default.weight", manager.ones(new Shape(64, 2)));
      for (int layer : new int[] {0, 3, 6}) {
        arrays.put("mlp." + layer + ".weight", manager.ones(new Shape(4, 4)));
        arrays.put("mlp." + layer + ".bias", manager.ones(new Shape(4)));
      }
      SafeTensorsWriter.write(folder.resolve("adapter.safetensors"), arrays);
      new AdapterCard(List.of("x"), View.CENTER, "", 0.5, 1, 0, false, "").write(folder);
      Adapter adapter = Adapter.read(folder, manager, DataType.FLOAT32);
      assertThat(adapter.lora().arrays().keySet())
          .containsExactlyInAnyOrder(
              "vision_model.encoder.layers.3.self_attn.q_proj.lora_A.weight",
              "vision_model.encoder.layers.3.self_attn.q_proj.lora_B.weight");
      assertThat(adapter.head().arrays().keySet())
          .containsExactlyInAnyOrder(
              "head.0.weight",
              "head.0.bias",
              "head.1.weight",
              "head.1.bias",
              "head.2.weight",
              "head.2.bias");
    }
  }

  private static Map<String, NDArray> trainedNames(
      Weights weights, Map<String, NDArray> published) {
    Map<String, NDArray> expected = new LinkedHashMap<>();
    published.forEach(
        (name, array) ->
            expected.put(
                name.replace("base_model.model", "vision_model").replace(".default", ""), array));
    assertThat(weights.has("vision_model.encoder.layers.0.self_attn.q_proj.weight")).isTrue();
    return expected;
  }

  /** With a second factor that is not zero. */
  private Lora trained(Weights weights) {
    Lora lora = Lora.untrained(weights, Lora.queries(2), 4, 0.5, 0.1, random);
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    lora.arrays()
        .forEach(
            (name, array) ->
                arrays.put(
                    name,
                    name.contains("lora_B")
                        ? Lora.uniform(weights.manager(), new Shape(64, 4), random)
                        : array));
    return new Lora(arrays, 0.5, 0.1);
  }

  /** Not closed: closing it would close the weights. */
  @SuppressWarnings("resource")
  private static NDArray features(
      ClipGolden golden, Weights weights, Projection projection, NDArray pixels) {
    return Clip.of(golden.folder(), weights, projection).imageTower().features(pixels);
  }
}
