package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;

/** The text tower: a causal transformer, read at the first end-of-text token. */
public final class TextTower extends Tower {
  private static final String PREFIX = "text_model.";
  private static final String TOKENS = PREFIX + "embeddings.token_embedding.weight";
  private static final String PROJECTION = "text_projection.weight";

  private final Weights weights;
  private final Transformer layers;

  TextTower(Weights weights, ClipConfig config) {
    super(weights.get(PROJECTION).getShape().get(0));
    this.weights = weights;
    layers = new Transformer(weights, PREFIX, config.textHeads(), config.quick());
  }

  private NDArray positions() {
    return weights.get(PREFIX + "embeddings.position_embedding.weight");
  }

  /** Tokens of a text, padding included. */
  public int context() {
    return (int) positions().getShape().get(0);
  }

  /** Tokens that the model knows. */
  int vocabulary() {
    return (int) weights.get(TOKENS).getShape().get(0);
  }

  /**
   * The features {@code (n, embedding)} of texts.
   *
   * @param ids {@code (n, context)}, int64; the greatest of a row is its end of text
   */
  @Override
  protected NDArray compute(NDArray ids) {
    long texts = ids.getShape().get(0);
    long tokens = ids.getShape().get(1);
    NDArray table = weights.get(TOKENS);
    long width = table.getShape().get(1);
    NDArray x = table.get(ids.flatten()).reshape(new Shape(texts, tokens, width)).add(positions());
    x =
        layers.apply(
            x.reshape(new Shape(texts * tokens, width)),
            tokens,
            causal(ids.getManager(), (int) tokens),
            Projection.of(weights));
    // The greatest id comes once before the padding, and again as padding in some files: the first
    // of equals counts.
    NDArray ends = ids.getManager().create(firstEnds(ids.toLongArray(), (int) tokens));
    NDArray last = Transformer.norm(weights, PREFIX + "final_layer_norm", x.get(ends));
    return Linear.linear(last, weights.get(PROJECTION)).singletonOrThrow();
  }

  private static long[] firstEnds(long[] ids, int tokens) {
    long[] rows = new long[ids.length / tokens];
    for (int text = 0; text < rows.length; text++) {
      int best = text * tokens;
      for (int i = best + 1; i < (text + 1) * tokens; i++) {
        best = ids[i] > ids[best] ? i : best;
      }
      rows[text] = best;
    }
    return rows;
  }

  private NDArray causal(NDManager manager, int tokens) {
    float[] mask = new float[tokens * tokens];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % tokens > i / tokens ? Float.NEGATIVE_INFINITY : 0;
    }
    return manager.create(mask, new Shape(tokens, tokens)).toType(weights.type(), false);
  }
}
