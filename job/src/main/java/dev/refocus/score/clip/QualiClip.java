package dev.refocus.score.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.refocus.UsageException;
import dev.refocus.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * QualiCLIP's checkpoint: an image tower trained on degradations, with the features of its texts
 * beside it. Gives {@code quali_clip} in [0, 1], higher is better.
 *
 * <p>Source: Agnolucci, Galteri, Bertini, Quality-Aware Image-Text Alignment for Opinion-Unaware
 * Image Quality Assessment, 2024. The file is the checkpoint's state as safetensors, {@code
 * prompts_features} included.
 */
public final class QualiClip {
  private static final String TEXTS = "prompts_features";
  private static final double LOGIT_SCALE = 100;

  private QualiClip() {}

  /**
   * @throws UsageException if the folder has no such checkpoint
   */
  public static Scorer open(Path folder, Device device) {
    List<float[]> texts = texts(folder);
    List<PromptPairs.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size() / 2; i++) {
      pairs.add(new PromptPairs.Pair("quali_clip", TEXTS, TEXTS));
    }
    Clip clip = Clip.open(folder, device, false);
    return ClipIqa.of(clip, new PromptPairs(pairs), texts, LOGIT_SCALE);
  }

  private static List<float[]> texts(Path folder) {
    SafeTensors tensors = SafeTensors.open(folder.resolve(Weights.FILE));
    String name = tensors.names().stream().filter(n -> n.endsWith(TEXTS)).findFirst().orElse(TEXTS);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray features = tensors.read(name, manager, DataType.FLOAT32);
      if (features.getShape().dimension() != 2 || features.getShape().get(0) % 2 != 0) {
        throw new UsageException(
            "%s has the shape %s, must be one row per text, positive and negative in turn"
                .formatted(name, features.getShape()));
      }
      return Clip.rows(features);
    }
  }
}
