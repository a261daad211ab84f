package dev.refocus.dispatch.restore;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.ImageWork;
import dev.refocus.dispatch.share.KernelLookup;
import dev.refocus.dispatch.share.SharedKernels;
import dev.refocus.encode.HrPng;
import dev.refocus.fit.Deadline;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.row.Provenance;
import dev.refocus.row.RestorationRow;
import dev.refocus.score.Levels;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** One image: a reference in, a row out, whatever happens. */
public final class RestoreImage implements ImageWork {
  private final ImageReader reader;
  private final ImageDecoder decoder;
  private final ImageFitter fitter;
  private final Scorers scorers;
  private final FitConfig config;
  private final RunConfig run;
  private final Provenance provenance;
  private final KernelLookup kernels;

  /** The way of every image of one configuration, each on its own. */
  public RestoreImage(
      ImageReader reader,
      ImageDecoder decoder,
      ImageFitter fitter,
      Scorers scorers,
      FitConfig config,
      RunConfig run,
      Provenance provenance) {
    this(
        reader,
        decoder,
        fitter,
        scorers,
        config,
        run,
        provenance,
        SharedKernels.NONE.on(new Configuration(false)));
  }

  /**
   * The same of images that have something in common.
   *
   * @param kernels knows what is known of an image's kernel before
   */
  RestoreImage(
      ImageReader reader,
      ImageDecoder decoder,
      ImageFitter fitter,
      Scorers scorers,
      FitConfig config,
      RunConfig run,
      Provenance provenance,
      KernelLookup kernels) {
    this.reader = reader;
    this.decoder = decoder;
    this.fitter = fitter;
    this.scorers = scorers;
    this.config = config;
    this.run = run;
    this.provenance = provenance;
    this.kernels = kernels;
  }

  @Override
  public Row row(ImageRef ref) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(run.times().secondsPerImage()));
    RestorationRow row = new RestorationRow(ref, config, provenance, Instant.now());
    try {
      return ref.named() ? restore(ref, row, deadline) : row.skipped(notNamed());
    } catch (RuntimeException | Error e) {
      return row.failed(Failure.finding(e, ref.uri()));
    }
  }

  @Override
  public Row failed(ImageRef ref, Finding reason) {
    return new RestorationRow(ref, config, provenance, Instant.now()).failed(reason);
  }

  private Row restore(ImageRef ref, RestorationRow row, Deadline deadline) {
    byte[] bytes = reader.read(ref);
    String imageId = Sha256.hex(bytes);
    row.imageId(imageId);
    Opening opening = Opening.of(bytes, ref.page(), decoder, run.inputs().sizes());
    opening.image().ifPresent(image -> row.input(image.info(), image.metadata()));
    if (opening.skip().isPresent()) {
      return row.skipped(opening.skip().orElseThrow());
    }
    OpenedImage opened = opening.image().orElseThrow();
    FitConfig own = config.of(opened.info().uprightWidth());
    row.enlarged(own);
    DecodedImage lr = opened.decode(own.scale());
    KernelLookup.Known known = kernels.of(ref, opened.metadata().camera());
    known.group().ifPresent(row::group);
    Restoration restoration =
        fitter.fit(lr, own, config.seedOf(imageId), deadline, known.evidence());
    return row.restored(lr, restoration, scores(scorers, lr, restoration));
  }

  /** Of both images in the levels of the row's own. */
  public static Scores scores(Scorers scorers, DecodedImage lr, Restoration restoration) {
    int bits = HrPng.bits(lr);
    Image hr = restoration.hr();
    Image bicubic = Levels.round(Bicubic.enlarge(lr.color(), hr.height(), hr.width()), bits);
    return scorers.score(bicubic, Levels.round(hr, bits));
  }

  static Finding notNamed() {
    return new Finding(
        ErrorCode.UNSUPPORTED_FORMAT,
        "the file name does not end like an image's; input.extensions lists the endings");
  }
}
