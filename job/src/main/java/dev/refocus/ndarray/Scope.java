package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/** Frees the intermediate arrays of an expression as soon as its value is known. */
public final class Scope {
  private Scope() {}

  /**
   * The value of {@code expression}; every other array that it makes on this thread is closed.
   *
   * @param expression must return an array that it made
   */
  public static NDArray of(Supplier<NDArray> expression) {
    NDArray value;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      value = expression.get();
      NDScope.unregister(value);
    }
    NDScope.register(value);
    return value;
  }

  /** Runs {@code action} and closes every array that it made on this thread. */
  public static <T> T run(Supplier<T> action) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return action.get();
    }
  }
}
