package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.refocus.UsageException;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The image tower ViT: square patches become tokens, a learnt token goes before them, and its last
 * state is projected.
 */
public final class VisionTransformer extends Tower {
  private static final String PREFIX = "vision_model.";
  private static final String PATCHES = PREFIX + "embeddings.patch_embedding.weight";
  private static final String PROJECTION = "visual_projection.weight";

  private final Weights weights;
  private final Transformer layers;
  private final Projection projection;
  private final int side;
  private final long patch;

  VisionTransformer(Weights weights, ClipConfig config, Projection projection) {
    super(weights.get(PROJECTION).getShape().get(0));
    this.weights = weights;
    this.projection = projection;
    layers = new Transformer(weights, PREFIX, config.imageHeads(), config.quick());
    patch = weights.get(PATCHES).getShape().get(2);
    side = config.imageSize();
    long tokens = (side / patch) * (side / patch) + 1;
    long positions = positions().getShape().get(0);
    if (side % patch != 0 || tokens != positions) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s has %d positions for patches of %d pixels, image_size %d in %s does not fit",
              weights,
              positions,
              patch,
              side,
              ClipConfig.FILE));
    }
  }

  private NDArray positions() {
    return weights.get(PREFIX + "embeddings.position_embedding.weight");
  }

  /** Side of the images in pixels. */
  public int side() {
    return side;
  }

  /** Side of a patch in pixels. */
  public int patch() {
    return (int) patch;
  }

  /** Names of its layers' matrices, without {@code .weight}. */
  public List<String> matrices() {
    return arrays().stream()
        .filter(name -> name.matches(".*(_proj|fc\\d)\\.weight"))
        .map(name -> name.replace(".weight", ""))
        .toList();
  }

  /** Names of all arrays that it reads. */
  public List<String> arrays() {
    List<String> names = new ArrayList<>(List.of(PATCHES, PROJECTION));
    for (String name : List.of("class_embedding", "position_embedding.weight")) {
      names.add(PREFIX + "embeddings." + name);
    }
    List<String> affine = new ArrayList<>(List.of("pre_layrnorm", "post_layernorm"));
    for (int layer = 0; layer < layers(); layer++) {
      for (String part : Transformer.PARTS) {
        affine.add(String.format(Locale.ROOT, "encoder.layers.%d.%s", layer, part));
      }
    }
    for (String part : affine) {
      names.add(PREFIX + part + ".weight");
      names.add(PREFIX + part + ".bias");
    }
    return names;
  }

  /** The number of layers. */
  public int layers() {
    return layers.layers();
  }

  /**
   * The features {@code (n, embedding)} of images.
   *
   * @param pixels {@code (n, 3, side, side)}, normalized
   */
  @Override
  protected NDArray compute(NDArray pixels) {
    long images = pixels.getShape().get(0);
    NDArray tokens = tokens(pixels, images);
    long count = tokens.getShape().get(1);
    long width = tokens.getShape().get(2);
    NDArray x = Transformer.norm(weights, PREFIX + "pre_layrnorm", tokens);
    x = layers.apply(x.reshape(new Shape(images * count, width)), count, null, projection);
    NDArray first = x.reshape(new Shape(images, count, width)).get(":,0");
    NDArray last = Transformer.norm(weights, PREFIX + "post_layernorm", first);
    return Linear.linear(last, weights.get(PROJECTION)).singletonOrThrow();
  }

  /** A convolution whose stride is its size is a product with the patches. */
  private NDArray tokens(NDArray pixels, long images) {
    long grid = side / patch;
    NDArray matrix = weights.get(PATCHES);
    long width = matrix.getShape().get(0);
    NDArray patches =
        pixels
            .reshape(new Shape(images, 3, grid, patch, grid, patch))
            .transpose(0, 2, 4, 1, 3, 5)
            .reshape(new Shape(images * grid * grid, 3 * patch * patch));
    NDArray tokens =
        Linear.linear(patches, matrix.reshape(new Shape(width, -1)))
            .singletonOrThrow()
            .reshape(new Shape(images, grid * grid, width));
    NDArray first =
        pixels
            .getManager()
            .zeros(new Shape(images, 1, width), pixels.getDataType())
            .add(weights.get(PREFIX + "embeddings.class_embedding"));
    return first.concat(tokens, 1).add(positions());
  }
}
