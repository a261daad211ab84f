package dev.refocus.score.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.refocus.UsageException;
import dev.refocus.score.scorer.Scorer;
import dev.refocus.score.weights.SafeTensors;
import dev.refocus.score.weights.Weights;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * QualiCLIP's checkpoint: an image tower trained on degradations, with the features of its texts
 * beside it. Gives {@code quali_clip} in [0, 1], higher is better.
 *
 * <p>Source: Agnolucci, Galteri, Bertini, Quality-Aware Image-Text Alignment for Opinion-Unaware
 * Image Quality Assessment, 2024. The file is the checkpoint's state as safetensors, {@code
 * prompts_features} included.
 */
public final class QualiClip {
  /** The array with the features of the texts. */
  public static final String TEXTS = "prompts_features";

  private static final double LOGIT_SCALE = 100;

  private QualiClip() {}

  /**
   * Opens the checkpoint of a folder.
   *
   * @throws UsageException if the folder has no such checkpoint
   */
  public static Scorer open(Path folder, Device device) {
    return open(Clip.open(folder, device), folder);
  }

  /**
   * A scorer by a model that is open, with the checkpoint of a folder.
   *
   * @param clip of the folder; closed with the scorer, or at once if there is none
   * @throws UsageException if the folder has no such checkpoint
   */
  public static Scorer open(Clip clip, Path folder) {
    try {
      List<float[]> texts = texts(folder);
      requireFit(folder, texts, clip);
      List<PromptPairs.Pair> pairs =
          Collections.nCopies(texts.size() / 2, new PromptPairs.Pair("quali_clip", TEXTS, TEXTS));
      return ClipIqa.of(clip, new PromptPairs(pairs), texts, LOGIT_SCALE);
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  private static void requireFit(Path folder, List<float[]> texts, Clip clip) {
    if (texts.get(0).length != clip.imageTower().embedding()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s has %s of %d features, but its image tower gives %d; they belong to another tower",
              folder,
              TEXTS,
              texts.get(0).length,
              clip.imageTower().embedding()));
    }
  }

  private static List<float[]> texts(Path folder) {
    SafeTensors tensors = SafeTensors.open(folder.resolve(Weights.FILE));
    String name = tensors.names().stream().filter(n -> n.endsWith(TEXTS)).findFirst().orElse(TEXTS);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray features = tensors.read(name, manager, DataType.FLOAT32);
      if (features.getShape().dimension() != 2 || !isPairs(features.getShape().get(0))) {
        throw new UsageException(
            "%s has the shape %s, must be one row per text, positive and negative in turn"
                .formatted(name, features.getShape()));
      }
      return Clip.rows(features);
    }
  }

  private static boolean isPairs(long rows) {
    return rows > 0 && rows % 2 == 0;
  }
}
