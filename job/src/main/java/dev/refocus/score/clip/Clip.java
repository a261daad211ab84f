package dev.refocus.score.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.decode.Image;
import dev.refocus.fit.model.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A CLIP model from a folder in Hugging Face's layout ({@code config.json}, {@code
 * model.safetensors}), with Hugging Face's or OpenAI's names. Safe for many threads.
 */
public final class Clip implements AutoCloseable {
  /** Images of a pass; more gain nothing on a CPU. */
  static final int BATCH = 16;

  private final Path folder;
  private final Weights weights;
  private final ClipConfig config;
  private final Tower image;

  private Clip(Path folder, Weights weights, boolean positions, Projection projection) {
    this.folder = folder;
    this.weights = weights;
    config = ClipConfig.read(folder.resolve(ClipConfig.FILE));
    image =
        weights.has("visual.attnpool.c_proj.weight")
            ? new ModifiedResNet(weights, config, positions)
            : new VisionTransformer(weights, config, projection);
  }

  /**
   * Loads the image tower; the text tower is loaded by {@link #textFeatures} and freed by it.
   *
   * @throws dev.refocus.UsageException if the folder has no model that this class knows
   */
  public static Clip open(Path folder, Device device) {
    return open(folder, device, true);
  }

  /**
   * @param positions false leaves out a ResNet's positional embedding, so that it takes images of
   *     any size
   */
  public static Clip open(Path folder, Device device, boolean positions) {
    Weights weights = Weights.open(folder, device);
    try {
      return new Clip(folder, weights, positions, Projection.of(weights));
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /**
   * A model on weights that the caller has changed or will train; closing it closes them.
   *
   * @param projection what takes the place of the products with the image tower's matrices
   */
  public static Clip of(Path folder, Weights weights, Projection projection) {
    return new Clip(folder, weights, true, projection);
  }

  public Tower imageTower() {
    return image;
  }

  /** Side of the images that the image tower was trained on, in pixels. */
  public int side() {
    return config.imageSize();
  }

  /**
   * Features of images of one size, in batches.
   *
   * @return {@code (n, embedding)} rows, not normalized
   */
  public List<float[]> imageFeatures(List<Image> images) {
    List<float[]> rows = new ArrayList<>();
    for (int start = 0; start < images.size(); start += BATCH) {
      List<Image> batch = images.subList(start, Math.min(start + BATCH, images.size()));
      try (NDManager manager = weights.manager().newSubManager()) {
        NDArray pixels = ClipPixels.normalized(batch, manager).toType(weights.type(), false);
        rows.addAll(rows(image.features(pixels)));
      }
    }
    return rows;
  }

  static List<float[]> rows(NDArray matrix) {
    int width = (int) matrix.getShape().get(1);
    float[] all = Scope.run(() -> matrix.toType(DataType.FLOAT32, true).toFloatArray());
    List<float[]> rows = new ArrayList<>();
    for (int start = 0; start < all.length; start += width) {
      rows.add(Arrays.copyOfRange(all, start, start + width));
    }
    return rows;
  }

  /** One row of {@link #imageFeatures}' space per text. */
  public List<float[]> textFeatures(List<String> texts) {
    try (Weights own = Weights.open(folder, weights.manager().getDevice());
        ClipTokenizer tokenizer = ClipTokenizer.open(folder);
        NDManager manager = own.manager().newSubManager()) {
      TextTower tower = new TextTower(own, config);
      long[] ids = tokenizer.encode(texts, tower.context());
      NDArray tokens = manager.create(ids, new Shape(texts.size(), tower.context()));
      return rows(tower.features(tokens));
    }
  }

  /** The factor of cosines that makes them logits: about 100 for OpenAI's models. */
  public double logitScale() {
    try (NDArray logarithm = weights.get("logit_scale").reshape(1, 1)) {
      return Math.exp(rows(logarithm).get(0)[0]);
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
