package dev.refocus.dispatch.share;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.ImageWork;
import dev.refocus.fit.BlindEstimate;
import dev.refocus.fit.Deadline;
import dev.refocus.fit.ImageFitter;
import dev.refocus.row.Provenance;
import dev.refocus.row.RestorationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * A look at the kernel of one image. What fails here fails again when the image is restored, and
 * its row then says why.
 */
record EstimateImage(
    ImageReader reader,
    ImageDecoder decoder,
    ImageFitter fitter,
    FitConfig config,
    RunConfig run,
    Provenance provenance)
    implements ImageWork {
  @Override
  public Row row(ImageRef ref) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(run.times().secondsPerImage()));
    RestorationRow row = new RestorationRow(ref, config, provenance, Instant.now());
    try {
      return estimate(ref, row, deadline);
    } catch (RuntimeException | Error e) {
      return row.failed(Failure.finding(e, ref.uri()));
    }
  }

  @Override
  public Row failed(ImageRef ref, Finding reason) {
    return new RestorationRow(ref, config, provenance, Instant.now()).failed(reason);
  }

  private Row estimate(ImageRef ref, RestorationRow row, Deadline deadline) {
    byte[] bytes = reader.read(ref);
    String imageId = Sha256.hex(bytes);
    row.imageId(imageId);
    OpenedImage opened = decoder.open(bytes, ref.page());
    row.input(opened.info(), opened.metadata());
    Optional<Finding> unwanted =
        run.inputs().sizes().unwanted(opened.info().width(), opened.info().height());
    if (unwanted.isPresent()) {
      return row.skipped(unwanted.orElseThrow());
    }
    FitConfig own = config.of(opened.info().uprightWidth());
    row.enlarged(own);
    Optional<BlindEstimate> found =
        fitter.estimate(opened.decode(own.scale()), own, config.seedOf(imageId), deadline);
    return deadline.missed() ? row.failed(late()) : row.estimated(found);
  }

  private static Finding late() {
    return new Finding(
        ErrorCode.DEADLINE,
        "the time limit ended the look at the kernel; raise limits.seconds-per-image");
  }
}
