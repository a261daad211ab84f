package dev.refocus.dispatch.restore;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.Quarantine;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.ExecutorExit;
import dev.refocus.dispatch.executor.ImageThread;
import dev.refocus.dispatch.executor.ImageWork;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;

/**
 * One image under a watch: if work on it hangs, or has taken executors down with it, its row says
 * so and the run goes on without it.
 */
final class WatchedImage {
  private final ImageWork image;
  private final Ledger ledger;
  private final Quarantine quarantine;
  private final Set<String> quarantined;
  private final String runId;
  private final int attempt;
  private final int secondsToHang;

  /**
   * @param quarantined URIs that are not to be tried again
   * @param attempt of the task, 0 for the first one
   * @param secondsToHang after which work that has not ended never will
   */
  WatchedImage(
      ImageWork image,
      Ledger ledger,
      Quarantine quarantine,
      Set<String> quarantined,
      String runId,
      int attempt,
      int secondsToHang) {
    this.image = image;
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.quarantined = quarantined;
    this.runId = runId;
    this.attempt = attempt;
    this.secondsToHang = secondsToHang;
  }

  /** The image's row; does not return if work on it hangs. */
  Row row(ImageRef ref) {
    if (quarantined.contains(ref.uri())
        || (attempt > 0 && !quarantine.begin(ref, runId, attempt))) {
      return image.failed(ref, quarantineFinding(ref));
    }
    Row row = limited(ref);
    if (attempt > 0) {
      quarantine.end(ref, runId);
    }
    return row;
  }

  private Row limited(ImageRef ref) {
    try {
      return ImageThread.run(secondsToHang, () -> image.row(ref));
    } catch (TimeoutException e) {
      Finding finding = quarantine.hung(ref) ? quarantineFinding(ref) : hungFinding();
      ledger.put(ref, image.failed(ref, finding));
      // A thread in native code cannot be stopped; its process can.
      throw ExecutorExit.because(
          "%s: %s".formatted(ref.uri(), finding.message()), ExecutorExit.HUNG);
    }
  }

  private Finding hungFinding() {
    return new Finding(
        ErrorCode.HUNG,
        String.format(
            Locale.ROOT,
            "the image was not finished after %d s and did not stop at its deadline, so its executor was ended; raise limits.seconds-to-hang, or run again with --retry-failed, which quarantines the image if it hangs again",
            secondsToHang));
  }

  private Finding quarantineFinding(ImageRef ref) {
    return new Finding(
        ErrorCode.QUARANTINED,
        "the image has hung twice or ended three executors, so the program does not try it again; delete %s to try it once more"
            .formatted(quarantine.files(ref)));
  }
}
