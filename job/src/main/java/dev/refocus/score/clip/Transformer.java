package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import dev.refocus.UsageException;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.util.List;
import java.util.Locale;

/**
 * The layers of a tower: {@code x += attention(norm1 x); x += mlp(norm2 x)}, each over rows of
 * {@code (images * tokens, width)}.
 *
 * <p>Source: Radford et al., Learning Transferable Visual Models From Natural Language Supervision,
 * 2021, section 2.4.
 */
final class Transformer {
  private static final float EPSILON = 1e-5f;
  private static final float QUICK = 1.702f;

  /** A layer's parts that have a weight and a bias. */
  static final List<String> PARTS =
      List.of(
          "layer_norm1",
          "self_attn.q_proj",
          "self_attn.k_proj",
          "self_attn.v_proj",
          "self_attn.out_proj",
          "layer_norm2",
          "mlp.fc1",
          "mlp.fc2");

  private final Weights weights;
  private final String prefix;
  private final int layers;
  private final int heads;
  private final boolean quick;

  /**
   * @param prefix of the names, up to {@code encoder.layers.}
   * @param heads 0 for one per 64 channels
   */
  Transformer(Weights weights, String prefix, int heads, boolean quick) {
    this.weights = weights;
    this.prefix = prefix + "encoder.layers.";
    this.quick = quick;
    int count = 0;
    while (weights.has(this.prefix + count + ".layer_norm1.weight")) {
      count++;
    }
    layers = count;
    this.heads = heads > 0 ? heads : Math.max(width() / 64, 1);
    if (width() % this.heads != 0) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: width %d is no multiple of its %d heads; mend num_attention_heads in %s",
              weights,
              width(),
              this.heads,
              ClipConfig.FILE));
    }
  }

  private int width() {
    return (int) weights.get(prefix + "0.layer_norm1.weight").getShape().get(0);
  }

  int layers() {
    return layers;
  }

  /**
   * @param x {@code (images * tokens, width)}
   * @param mask {@code (tokens, tokens)}, added to the attention's logits; null for none
   */
  NDArray apply(NDArray x, long tokens, NDArray mask, Projection projection) {
    NDArray state = x;
    for (int i = 0; i < layers; i++) {
      NDArray before = state;
      String layer = prefix + i + ".";
      state = Scope.of(() -> layer(before, layer, tokens, mask, projection));
    }
    return state;
  }

  private NDArray layer(NDArray x, String layer, long tokens, NDArray mask, Projection projection) {
    NDArray attended =
        attention(norm(weights, layer + "layer_norm1", x), layer, tokens, mask, projection);
    NDArray sum = x.add(attended);
    NDArray hidden = projection.apply(layer + "mlp.fc1", norm(weights, layer + "layer_norm2", sum));
    return sum.add(projection.apply(layer + "mlp.fc2", activate(hidden)));
  }

  private NDArray attention(
      NDArray x, String layer, long tokens, NDArray mask, Projection projection) {
    NDArray query = heads(projection.apply(layer + "self_attn.q_proj", x), tokens);
    NDArray key = heads(projection.apply(layer + "self_attn.k_proj", x), tokens);
    NDArray value = heads(projection.apply(layer + "self_attn.v_proj", x), tokens);
    return projection.apply(
        layer + "self_attn.out_proj", attend(query, key, value, mask).reshape(x.getShape()));
  }

  /** {@code softmax(Q K' / sqrt(c) + mask) V}, heads side by side: {@code (n, t, heads * c)}. */
  static NDArray attend(NDArray query, NDArray key, NDArray value, NDArray mask) {
    double scale = 1 / Math.sqrt((double) query.getShape().get(3));
    NDArray logits = Layers.scale(query, scale).matMul(key.transpose(0, 1, 3, 2));
    NDArray shares = (mask == null ? logits : logits.add(mask)).softmax(-1);
    return shares.matMul(value).transpose(0, 2, 1, 3);
  }

  private NDArray heads(NDArray x, long tokens) {
    return heads(x, tokens, heads);
  }

  /** {@code (n * t, width)} to {@code (n, heads, t, width / heads)}. */
  static NDArray heads(NDArray x, long tokens, int heads) {
    long width = x.getShape().get(x.getShape().dimension() - 1);
    return x.reshape(new Shape(-1, tokens, heads, width / heads)).transpose(0, 2, 1, 3);
  }

  static NDArray norm(Weights weights, String name, NDArray x) {
    return LayerNorm.layerNorm(
            x,
            weights.get(name + ".weight").getShape(),
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            EPSILON)
        .singletonOrThrow();
  }

  private NDArray activate(NDArray x) {
    return quick ? Activation.sigmoid(Layers.scale(x, QUICK)).mul(x) : Activation.gelu(x);
  }
}
