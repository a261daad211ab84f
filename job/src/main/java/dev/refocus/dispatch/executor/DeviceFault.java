package dev.refocus.dispatch.executor;

import ai.djl.engine.EngineException;
import java.util.regex.Pattern;

/**
 * A GPU that has failed in a way that lasts as long as the process: every further operation on it
 * fails too. No image is to blame; the executor has to end so that Spark replaces it.
 */
final class DeviceFault {
  /** Memory that is used up is no such fault: libtorch goes on after it. */
  private static final Pattern PASSING = Pattern.compile("(?i)out of memory|STATUS_ALLOC_FAILED");

  private static final Pattern STICKY =
      Pattern.compile(
          "(?i)CUDA error|CUDA driver error|device-side assert|illegal memory access"
              + "|unspecified launch failure|uncorrectable ECC|(CUDNN|CUBLAS)_STATUS_");

  private DeviceFault() {}

  /** Whether libtorch says so in {@code error}. */
  static boolean in(Throwable error) {
    String text = error.toString();
    return error instanceof EngineException
        && STICKY.matcher(text).find()
        && !PASSING.matcher(text).find();
  }
}
