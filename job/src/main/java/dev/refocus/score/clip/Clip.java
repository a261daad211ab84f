package dev.refocus.score.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Scope;
import dev.refocus.score.scorer.Batch;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
  private final Tower anySize;
  private boolean closed;

  private Clip(Path folder, Weights weights, Projection projection) {
    this.folder = folder;
    this.weights = weights;
    config = ClipConfig.read(folder.resolve(ClipConfig.FILE));
    if (weights.has("visual.attnpool.c_proj.weight")) {
      ModifiedResNet resNet = new ModifiedResNet(weights, config);
      image = resNet;
      anySize = resNet.withoutPositions();
    } else {
      image = new VisionTransformer(weights, config, projection);
      anySize = image;
    }
  }

  private Clip(Clip other) {
    folder = other.folder;
    weights = other.weights.share();
    config = other.config;
    image = other.image;
    anySize = other.anySize;
  }

  /**
   * Loads the image tower; the text tower is loaded by {@link #textFeatures} and freed by it.
   *
   * @throws dev.refocus.UsageException if the folder has no model that this class knows
   */
  public static Clip open(Path folder, Device device) {
    Weights weights = Weights.open(folder, device);
    try {
      return new Clip(folder, weights, Projection.of(weights));
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /**
   * A model on weights that the caller will train; closing it closes them.
   *
   * @param projection what takes the place of the products with the image tower's matrices
   */
  public static Clip of(Path folder, Weights weights, Projection projection) {
    return new Clip(folder, weights, projection);
  }

  /** The same model for another holder: it is freed when each has closed its own. */
  public Clip share() {
    return new Clip(this);
  }

  /**
   * This model with an adapter, for another holder; it has the same weights and other features.
   *
   * @param adapter makes what takes the place of the products with the image tower's matrices
   */
  public Clip adapted(Function<Weights, Projection> adapter) {
    Weights shared = weights.share();
    try {
      return new Clip(folder, shared, adapter.apply(shared));
    } catch (RuntimeException e) {
      shared.close();
      throw e;
    }
  }

  public Tower imageTower() {
    return image;
  }

  /** The image tower for images that have not {@link #side}; a vision transformer takes none. */
  Tower anySizeTower() {
    return anySize;
  }

  /** That holds the model. */
  public Device device() {
    return weights.manager().getDevice();
  }

  /** Of its numbers: float16 on a GPU, else float32. */
  public DataType type() {
    return weights.type();
  }

  /** Of the file of weights, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return weights.sha256();
  }

  /** Side of the images that the image tower was trained on, in pixels. */
  public int side() {
    return config.imageSize();
  }

  /** What the image tower takes. */
  public ClipInput input() {
    return new ClipInput(side(), image instanceof VisionTransformer);
  }

  /** Where features come from: the same tower and the same views give the same. */
  private record Source(Tower tower, Views views) {}

  /**
   * Features of the views of a batch's images, computed once per batch for all who ask.
   *
   * @return one list per image, a row of {@code (embedding)} per view, not normalized
   */
  public List<List<float[]>> features(Batch batch, Views views) {
    Tower tower = views.anySize() ? anySize : image;
    return batch.features(
        new Source(tower, views),
        () ->
            new ViewBatches(BATCH, same -> features(tower, same))
                .features(batch.images(), image -> views.of(image, input())));
  }

  /**
   * Features of images of one size.
   *
   * @param images of {@link #side}
   * @return {@code (n, embedding)} rows, not normalized
   */
  public List<float[]> imageFeatures(List<Image> images) {
    return new ViewBatches(BATCH, same -> features(image, same))
        .features(images, List::of).stream().map(rows -> rows.get(0)).toList();
  }

  private List<float[]> features(Tower tower, List<Image> images) {
    try (NDManager manager = weights.manager().newSubManager()) {
      NDArray pixels = ClipPixels.normalized(images, manager).toType(weights.type(), false);
      return rows(tower.features(pixels));
    }
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
      requireKnown(ids, tower.vocabulary());
      NDArray tokens = manager.create(ids, new Shape(texts.size(), tower.context()));
      return rows(tower.features(tokens));
    }
  }

  private void requireKnown(long[] ids, int vocabulary) {
    long most = Arrays.stream(ids).max().orElse(0);
    if (most >= vocabulary) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s knows %d tokens, its tokenizer gives number %d; put its own tokenizer.json beside it",
              weights,
              vocabulary,
              most));
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
    if (!closed) {
      closed = true;
      weights.close();
    }
  }
}
