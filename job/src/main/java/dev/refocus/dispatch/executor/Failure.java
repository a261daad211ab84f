package dev.refocus.dispatch.executor;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.Redaction;
import dev.refocus.RefocusException;
import dev.refocus.ndarray.DeviceMemory;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why an image's work ended early, as its row says it. */
public final class Failure {
  private static final Logger log = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  /** Of the message: libtorch appends its own stack. */
  private static String firstLine(Throwable error) {
    return Redaction.of(String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
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
          "%s: the GPU has failed: %s".formatted(image, firstLine(error)), ExecutorExit.DEVICE);
    }
    if (error instanceof RefocusException known) {
      return known.finding();
    }
    return memory(error)
        .or(() -> installation(error, image))
        .orElseGet(() -> unexpected(error, image));
  }

  private static Optional<Finding> memory(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      return Optional.of(Finding.outOfMemory());
    }
    return DeviceMemory.exhausted(error)
        ? Optional.of(
            new Finding(
                ErrorCode.OUT_OF_MEMORY,
                "native memory exhausted (%s); give the executor more (spark.executor.memoryOverhead) or lower fit.memory-per-image"
                    .formatted(firstLine(error))))
        : Optional.empty();
  }

  /** A disk or a library that fails. */
  private static Optional<Finding> installation(Throwable error, String image) {
    if (error instanceof FSError disk) {
      return Optional.of(
          new Finding(
              ErrorCode.UNREADABLE, StoreErrors.explain(image, DiskErrors.exception(disk))));
    }
    return error instanceof LinkageError
        ? Optional.of(
            new Finding(
                ErrorCode.INTERNAL,
                "the installation lacks a part (%s); unpack or build it anew and run again with --retry-failed"
                    .formatted(Redaction.of(error.toString()))))
        : Optional.empty();
  }

  private static Finding unexpected(Throwable error, String image) {
    log.warn("{}: unexpected", image, error);
    return new Finding(ErrorCode.INTERNAL, Redaction.of(error.toString()));
  }
}
