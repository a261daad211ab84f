package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.score.weights.NameMap;
import dev.refocus.score.weights.SafeTensors;
import dev.refocus.score.weights.SafeTensorsWriter;
import dev.refocus.score.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of weights in other layouts, made of those at hand. */
public final class Checkpoints {
  private Checkpoints() {}

  /** QualiCLIP's: a whole model under a prefix, and the features of its texts. */
  public static void qualiClip(ClipGolden golden, Path folder) throws IOException {
    SafeTensors tensors = SafeTensors.open(golden.folder().resolve(Weights.FILE));
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      for (String name : tensors.names()) {
        arrays.put("clip_model." + name, tensors.read(name, manager, DataType.FLOAT32));
      }
      arrays.put("prompts_features", golden.floats("text_features"));
      SafeTensorsWriter.write(folder.resolve(Weights.FILE), arrays);
    }
    Files.copy(golden.folder().resolve(ClipConfig.FILE), folder.resolve(ClipConfig.FILE));
  }

  /** A vision transformer whose patches and features are those of ViT-B/32, random. */
  public static void likeBase32(ClipGolden golden, Path folder) throws IOException {
    SafeTensors tensors = SafeTensors.open(golden.folder().resolve(Weights.FILE));
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      for (String name : tensors.names()) {
        arrays.put(name, tensors.read(name, manager, DataType.FLOAT32));
      }
      String embeddings = "vision_model.embeddings.";
      arrays.put(
          embeddings + "patch_embedding.weight", manager.randomNormal(new Shape(64, 3, 32, 32)));
      arrays.put(embeddings + "position_embedding.weight", manager.randomNormal(new Shape(5, 64)));
      arrays.put("visual_projection.weight", manager.randomNormal(new Shape(512, 64)));
      SafeTensorsWriter.write(folder.resolve(Weights.FILE), arrays);
    }
    String config = Files.readString(golden.folder().resolve(ClipConfig.FILE));
    Files.writeString(
        folder.resolve(ClipConfig.FILE),
        config.replace("\"image_size\": 32", "\"image_size\": 64"));
  }

  /** A head that gives one number to every image. */
  public static void constantHead(int features, float score, Path folder) throws IOException {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      arrays.put("weight", manager.zeros(new Shape(1, features)));
      arrays.put("bias", manager.create(new float[] {score}));
      SafeTensorsWriter.write(folder.resolve(Weights.FILE), arrays);
    }
  }

  /** The model under OpenAI's names. */
  public static Map<String, NDArray> openAi(ClipGolden golden, NDManager manager) {
    SafeTensors tensors = SafeTensors.open(golden.folder().resolve(Weights.FILE));
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int third = -1; third < 3; third++) {
      for (String name : tensors.names()) {
        NameMap.Place place = NameMap.openAi(name);
        if (place.third() == third) {
          NDArray array = tensors.read(name, manager, DataType.FLOAT32);
          NDArray turned = place.turned() ? array.transpose().duplicate() : array;
          arrays.merge(place.name(), turned, (a, b) -> a.concat(b, 0));
        }
      }
    }
    return arrays;
  }
}
