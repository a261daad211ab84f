package dev.refocus.score.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.refocus.ndarray.Scope;

/**
 * Half of a CLIP model as a DJL block: images or texts to features in the space that both share.
 * Its weights are loaded, so it needs no initialization.
 */
public abstract class Tower extends AbstractBlock {
  private final long embedding;

  /**
   * A tower of a known width.
   *
   * @param embedding the number of features
   */
  protected Tower(long embedding) {
    this.embedding = embedding;
  }

  /** The number of features of an image or a text. */
  public final int embedding() {
    return (int) embedding;
  }

  /** The features, not normalized: {@code (n, embedding)}. */
  public final NDArray features(NDArray input) {
    return Scope.of(() -> compute(input));
  }

  /** {@link #features}, without regard to what is left behind. */
  protected abstract NDArray compute(NDArray input);

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> arguments) {
    return new NDList(features(inputs.singletonOrThrow()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), embedding)};
  }
}
