package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of weights in other layouts, made of those at hand. */
final class Checkpoints {
  private Checkpoints() {}

  /** QualiCLIP's: a whole model under a prefix, and the features of its texts. */
  static void qualiClip(ClipGolden golden, Path folder) throws IOException {
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

  /** The model under OpenAI's names. */
  static Map<String, NDArray> openAi(ClipGolden golden, NDManager manager) {
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
