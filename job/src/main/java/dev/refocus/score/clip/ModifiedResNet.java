package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import dev.refocus.UsageException;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The image tower RN50 and its kin: three convolutions before the stages, averages in the place of
 * strides, and attention from the mean over all places to pool them.
 *
 * <p>Without positional embedding (as CLIP-IQA and QualiCLIP use it) any image of at least 32
 * pixels along a side will do.
 */
public final class ModifiedResNet extends Tower {
  private static final String POOL = "visual.attnpool.";
  private static final float EPSILON = 1e-5f;

  private final Weights weights;
  private final int heads;
  private final boolean positions;
  private final Map<String, NDArray[]> folded;

  /** With positional embedding: for images of the size of its training. */
  ModifiedResNet(Weights weights, ClipConfig config) {
    super(weights.get(POOL + "c_proj.weight").getShape().get(0));
    this.weights = weights;
    positions = true;
    folded = new HashMap<>();
    long width = weights.get(POOL + "q_proj.weight").getShape().get(0);
    heads = config.imageHeads() > 0 ? config.imageHeads() : (int) Math.max(width / 64, 1);
    for (int i = 1; i <= 3; i++) {
      fold("visual.conv" + i, "visual.bn" + i);
    }
    for (int stage = 1; stage <= 4; stage++) {
      for (int block = 0; has(stage, block); block++) {
        foldBlock(name(stage, block));
      }
    }
  }

  private ModifiedResNet(ModifiedResNet other) {
    super(other.embedding());
    weights = other.weights;
    heads = other.heads;
    positions = false;
    folded = other.folded;
  }

  /** The same tower for images of any size: the pooling leaves its positional embedding out. */
  ModifiedResNet withoutPositions() {
    return new ModifiedResNet(this);
  }

  private static String name(int stage, int block) {
    return String.format(Locale.ROOT, "visual.layer%d.%d.", stage, block);
  }

  private boolean has(int stage, int block) {
    return weights.has(name(stage, block) + "conv1.weight");
  }

  private void foldBlock(String block) {
    for (int i = 1; i <= 3; i++) {
      fold(block + "conv" + i, block + "bn" + i);
    }
    if (weights.has(block + "downsample.0.weight")) {
      fold(block + "downsample.0", block + "downsample.1");
    }
  }

  /**
   * Normalization by fixed statistics is an affine map, which the convolution before it absorbs.
   */
  private void fold(String convolution, String norm) {
    NDArray variance = weights.get(norm + ".running_var");
    NDArray gain = weights.get(norm + ".weight").div(variance.add(EPSILON).sqrt());
    NDArray bias = weights.get(norm + ".bias").sub(weights.get(norm + ".running_mean").mul(gain));
    NDArray kernel = weights.get(convolution + ".weight").mul(gain.reshape(-1, 1, 1, 1));
    folded.put(convolution, new NDArray[] {kernel, bias});
  }

  /**
   * The features {@code (n, embedding)} of images.
   *
   * @param pixels {@code (n, 3, h, w)}, normalized
   */
  @Override
  protected NDArray compute(NDArray pixels) {
    NDArray x = Activation.relu(convolve("visual.conv1", pixels, 2, 1));
    x = Activation.relu(convolve("visual.conv2", x, 1, 1));
    x = average(Activation.relu(convolve("visual.conv3", x, 1, 1)), 2);
    for (int stage = 1; stage <= 4; stage++) {
      for (int block = 0; has(stage, block); block++) {
        x = block(name(stage, block), x, stage > 1 && block == 0 ? 2 : 1);
      }
    }
    return pool(x);
  }

  private NDArray block(String name, NDArray x, int stride) {
    NDArray y = Activation.relu(convolve(name + "conv1", x, 1, 0));
    y = Activation.relu(convolve(name + "conv2", y, 1, 1));
    y = convolve(name + "conv3", average(y, stride), 1, 0);
    NDArray past = x;
    if (folded.containsKey(name + "downsample.0")) {
      past = convolve(name + "downsample.0", average(x, stride), 1, 0);
    }
    return Activation.relu(y.add(past));
  }

  private NDArray convolve(String name, NDArray x, int stride, int padding) {
    NDArray[] kernel = folded.get(name);
    return Conv2d.conv2d(
            x, kernel[0], kernel[1], new Shape(stride, stride), new Shape(padding, padding))
        .singletonOrThrow();
  }

  private static NDArray average(NDArray x, int stride) {
    Shape side = new Shape(stride, stride);
    return stride == 1 ? x : Pool.avgPool2d(x, side, side, new Shape(0, 0), false, true);
  }

  private NDArray pool(NDArray x) {
    long images = x.getShape().get(0);
    NDArray places = x.reshape(new Shape(images, x.getShape().get(1), -1)).transpose(0, 2, 1);
    NDArray mean = places.mean(new int[] {1}, true);
    NDArray tokens = withPositions(mean.concat(places, 1));
    NDArray query = heads("q_proj", tokens.get(":,0:1"));
    NDArray pooled =
        Transformer.attend(query, heads("k_proj", tokens), heads("v_proj", tokens), null);
    return linear("c_proj", pooled.reshape(new Shape(images, -1)));
  }

  private NDArray withPositions(NDArray tokens) {
    if (!positions) {
      return tokens;
    }
    NDArray known = weights.get(POOL + "positional_embedding");
    if (!known.getShape().equals(tokens.getShape().slice(1))) {
      throw new UsageException(
          "%s: %s positions for an image of %s places; resize it or leave the positions out"
              .formatted(weights, known.getShape().get(0), tokens.getShape().get(1)));
    }
    return tokens.add(known);
  }

  private NDArray heads(String name, NDArray tokens) {
    return Transformer.heads(linear(name, tokens), tokens.getShape().get(1), heads);
  }

  private NDArray linear(String name, NDArray x) {
    return Projection.of(weights).apply(POOL + name, x);
  }
}
