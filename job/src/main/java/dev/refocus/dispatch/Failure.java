package dev.refocus.dispatch;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.discover.StoreFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why an image's work ended early, as its row says it. */
final class Failure {
  private static final Logger log = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  /**
   * What was thrown as a finding; a fault of this program is logged too.
   *
   * @param image for the log
   * @throws StoreFault as it is: the image is not to blame and gets no row
   */
  static Finding finding(Throwable error, String image) {
    if (error instanceof StoreFault fault) {
      throw fault;
    }
    if (error instanceof RefocusException known) {
      return known.finding();
    }
    if (error instanceof OutOfMemoryError) {
      return Finding.outOfMemory();
    }
    log.warn("{}: unexpected", image, error);
    return new Finding(ErrorCode.INTERNAL, error.toString());
  }
}
