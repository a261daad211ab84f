package dev.refocus.ndarray;

import ai.djl.engine.EngineException;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** What libtorch does when a device has no more memory. */
public final class DeviceMemory {
  /** As libtorch says it on the CPU and on a GPU. */
  private static final Pattern EXHAUSTED =
      Pattern.compile(
          "(?i)can't allocate memory|not enough memory|out of memory|bad_alloc|STATUS_ALLOC_FAILED");

  private DeviceMemory() {}

  /** Whether {@code error} says that the device's memory did not suffice. */
  public static boolean exhausted(Throwable error) {
    return error instanceof EngineException && EXHAUSTED.matcher(error.toString()).find();
  }

  /**
   * What came of the first side that the memory sufficed for.
   *
   * @param side of the windows
   */
  public record Fitting<T>(T result, int side) {}

  /**
   * Works with windows of {@code side}, of half of it, and so on until the memory suffices.
   *
   * @param least side below which the failure is thrown
   */
  public static <T> Fitting<T> halving(int side, int least, IntFunction<T> work) {
    try {
      return new Fitting<>(work.apply(side), side);
    } catch (EngineException e) {
      if (!exhausted(e) || side / 2 < least) {
        throw e;
      }
    }
    // Outside of the handler: what the failed attempt held is free by now.
    return halving(side / 2, least, work);
  }
}
