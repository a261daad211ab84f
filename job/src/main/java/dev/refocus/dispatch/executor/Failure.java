package dev.refocus.dispatch.executor;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.Redaction;
import dev.refocus.RefocusException;
import dev.refocus.ndarray.DeviceMemory;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why an image's work ended early, as its row says it. */
public final class Failure {
  private static final Logger log = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  /** libtorch appends its own stack. */
  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  /**
   * What was thrown as a finding; a fault of this program is logged too.
   *
   * @param image for the log
   * @throws StoreFault as it is: the image is not to blame and gets no row
   * @throws IllegalStateException if the GPU has failed for good and this is no executor, which
   *     would end: the image is not to blame and gets no row
   */
  public static Finding finding(Throwable error, String image) {
    if (error instanceof StoreFault fault) {
      throw fault;
    }
    if (DeviceFault.in(error)) {
      throw ExecutorExit.because(
          "%s: the GPU has failed: %s"
              .formatted(image, Redaction.of(firstLine(error.getMessage()))),
          ExecutorExit.DEVICE);
    }
    if (error instanceof RefocusException known) {
      return known.finding();
    }
    if (error instanceof OutOfMemoryError) {
      return Finding.outOfMemory();
    }
    if (DeviceMemory.exhausted(error)) {
      return new Finding(
          ErrorCode.OUT_OF_MEMORY,
          "native memory exhausted (%s); give the executor more (spark.executor.memoryOverhead) or lower fit.memory-per-image"
              .formatted(Redaction.of(firstLine(error.getMessage()))));
    }
    if (error instanceof FSError disk) {
      return new Finding(
          ErrorCode.UNREADABLE, StoreErrors.explain(image, DiskErrors.exception(disk)));
    }
    if (error instanceof LinkageError) {
      return new Finding(
          ErrorCode.INTERNAL,
          "the installation lacks a part (%s); unpack or build it anew and run again with --retry-failed"
              .formatted(Redaction.of(error.toString())));
    }
    log.warn("{}: unexpected", image, error);
    return new Finding(ErrorCode.INTERNAL, Redaction.of(error.toString()));
  }
}
