package dev.refocus.dispatch.plan;

import dev.refocus.RefocusException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.restore.RestoreImage;
import dev.refocus.encode.HrPng;
import dev.refocus.fit.Deadline;
import dev.refocus.fit.ImageFitter;
import dev.refocus.fit.Restoration;
import dev.refocus.plan.PlannedSize;
import dev.refocus.plan.Timing;
import dev.refocus.score.Scorers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Restores parts of some images until the time is over; what is then not finished does not count.
 *
 * @param seconds that a partition may take
 */
record ProbePartition(
    FitConfig fit, RunConfig run, int seconds, Broadcast<SerializableConfiguration> hadoop)
    implements FlatMapFunction<Iterator<ImageRef>, Timing> {
  /** LR pixels: a larger image would take all of the time. */
  private static final int MOST_SIDE = 64;

  /** The first part is timed apart: Java still compiles. */
  private static final int COLD_SIDE = 32;

  @Override
  public Iterator<Timing> call(Iterator<ImageRef> refs) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(seconds));
    ImageFitter fitter = FitWorker.of(TaskContext.get()).fitter();
    Scorers scorers = ScoringWorker.of(TaskContext.get(), run.models(), hadoop.value()::value);
    List<Timing> timings = new ArrayList<>();
    while (refs.hasNext() && !deadline.stops()) {
      ImageRef ref = refs.next();
      if (timings.isEmpty()) {
        restored(ref, fitter, scorers, deadline, true).ifPresent(timings::add);
      }
      restored(ref, fitter, scorers, deadline, false).ifPresent(timings::add);
    }
    return timings.iterator();
  }

  private Optional<Timing> restored(
      ImageRef ref, ImageFitter fitter, Scorers scorers, Deadline deadline, boolean cold) {
    try {
      long start = System.nanoTime();
      byte[] bytes = new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(ref);
      OpenedImage opened = new ImageDecoder(run.limits()).open(bytes, ref.page());
      FitConfig own = fit.of(opened.info().uprightWidth());
      DecodedImage whole = opened.decode(own.scale());
      DecodedImage lr = part(whole, cold ? COLD_SIDE : MOST_SIDE);
      Restoration restoration =
          fitter.fit(
              lr,
              NetworkCache.local(own, hadoop.value().value()),
              fit.seedOf(Sha256.hex(bytes)),
              deadline);
      RestoreImage.scores(scorers, lr, restoration);
      int hrBytes = HrPng.of(lr, restoration).length;
      double taken = (System.nanoTime() - start) / 1e9;
      long pixels = (long) lr.color().width() * lr.color().height();
      return deadline.missed()
          ? Optional.empty()
          : Optional.of(new Timing(PlannedSize.of(pixels, own), taken, hrBytes, cold));
    } catch (RefocusException e) {
      // Its row would say why.
      return Optional.empty();
    }
  }

  private static DecodedImage part(DecodedImage image, int mostSide) {
    int height = Math.min(image.color().height(), mostSide);
    int width = Math.min(image.color().width(), mostSide);
    int top = (image.color().height() - height) / 2;
    int left = (image.color().width() - width) / 2;
    return image.part(top, left, height, width);
  }
}
