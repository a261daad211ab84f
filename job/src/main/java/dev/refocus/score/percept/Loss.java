package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import dev.refocus.ndarray.Layers;

/** What training makes small. */
public enum Loss {
  /** {@code (1 - r) / 2} with Pearson's r over the batch, in [0, 1]: for quality. */
  PEARSON {
    @Override
    NDArray of(NDArray outputs, NDArray targets) {
      NDArray x = outputs.sub(outputs.mean());
      NDArray y = targets.sub(targets.mean());
      NDArray norm = x.square().sum().mul(y.square().sum()).add(TINY).sqrt();
      return Layers.scale(x.mul(y).sum().div(norm).neg().add(1), 0.5);
    }
  },
  /** Mean squared difference: for memorability. */
  MSE {
    @Override
    NDArray of(NDArray outputs, NDArray targets) {
      return outputs.sub(targets).square().mean();
    }
  },
  /** Mean of {@code -log p(class)}; a target has 1 at its class: for emotions. */
  CROSS_ENTROPY {
    @Override
    NDArray of(NDArray outputs, NDArray targets) {
      return outputs.logSoftmax(1).mul(targets).sum(new int[] {1}).neg().mean();
    }
  };

  /** Keeps the gradient finite where all outputs are equal. */
  private static final float TINY = 1e-8f;

  /**
   * The loss of a batch.
   *
   * @param outputs {@code (n, outputs)}
   * @param targets {@code (n, outputs)}
   * @return a scalar
   */
  abstract NDArray of(NDArray outputs, NDArray targets);
}
