package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;

/**
 * Gradients by libtorch, for any number of threads at once.
 *
 * <p>DJL's gradient collector takes the process for itself: a second task of the same executor that
 * opens one fails. libtorch has no such bound: whether it records is a thread's own state, and a
 * recording ends with the arrays that hold it. This class talks to it below DJL's public interface,
 * for DJL 0.35.1; nothing else does.
 */
public final class Autograd {
  /** libtorch's own state is true on a new thread. */
  private static final ThreadLocal<Boolean> RECORDS = ThreadLocal.withInitial(() -> false);

  private Autograd() {}

  /** Whether this thread computes a {@link #slope}. */
  public static boolean records() {
    return RECORDS.get();
  }

  /**
   * A TorchScript as it is at inference, recorded: DJL itself runs one either without a recording
   * or as in training.
   *
   * @param script that runs as it does at inference
   */
  public static NDList run(Block script, NDList seen) {
    return IValueUtils.forward((PtSymbolBlock) script, seen, true);
  }

  /**
   * Value and gradient of {@code function} at {@code point}. Other arrays that {@code function}
   * reads count as constants; every array that it makes is closed.
   *
   * @param point float32, unchanged
   * @param function to an array of one element
   */
  public static Slope slope(NDArray point, UnaryOperator<NDArray> function) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    RECORDS.set(true);
    Slope slope;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      // A copy has no gradient of former steps that would have to be zeroed.
      NDArray leaf = point.duplicate();
      leaf.setRequiresGradient(true);
      NDArray value = function.apply(leaf).reshape(new Shape());
      NDArray one = value.getManager().ones(new Shape()).toDevice(value.getDevice(), false);
      JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
      slope = new Slope(value.getFloat(), leaf.getGradient().duplicate());
      NDScope.unregister(slope.gradient());
    } finally {
      JniUtils.setGradMode(before);
      RECORDS.set(false);
    }
    NDScope.register(slope.gradient());
    return slope;
  }
}
