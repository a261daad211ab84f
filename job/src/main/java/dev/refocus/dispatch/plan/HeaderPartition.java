package dev.refocus.dispatch.plan;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.OpenedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.plan.PlannedSize;
import dev.refocus.plan.Tally;
import dev.refocus.plan.Tally.Cause;
import dev.refocus.row.Status;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Counts what the headers of some inputs say. */
record HeaderPartition(RunConfig run, FitConfig fit, Broadcast<SerializableConfiguration> hadoop)
    implements FlatMapFunction<Iterator<ImageRef>, Tally> {
  @Override
  public Iterator<Tally> call(Iterator<ImageRef> refs) {
    HeaderReader headers =
        new HeaderReader(
            new ImageReader(hadoop.value().value(), run.limits().maxBytes()), run.limits());
    Tally tally = new Tally();
    refs.forEachRemaining(ref -> add(ref, headers, tally));
    return List.of(tally).iterator();
  }

  private void add(ImageRef ref, HeaderReader headers, Tally tally) {
    if (!ref.named()) {
      tally.add(new Cause(Status.SKIPPED.text(), ErrorCode.UNSUPPORTED_FORMAT.name()));
      return;
    }
    try {
      OpenedImage opened = headers.open(ref);
      ImageInfo info = opened.info();
      Optional<Finding> unwanted = run.inputs().sizes().unwanted(info.width(), info.height());
      if (unwanted.isPresent()) {
        tally.add(new Cause(Status.SKIPPED.text(), unwanted.get().code().name()));
        return;
      }
      FitConfig own = fit.of(info.uprightWidth());
      opened.requireWithinLimits(own.scale());
      long pixels = (long) info.width() * info.height();
      tally.add(info.format(), PlannedSize.of(pixels, own), ref.bytes());
    } catch (RefocusException e) {
      tally.add(new Cause(status(e.code()).text(), e.code().name()));
    }
  }

  /** What is of no format that is decoded is no failure. */
  private static Status status(ErrorCode code) {
    boolean foreign = code == ErrorCode.NOT_AN_IMAGE || code == ErrorCode.UNSUPPORTED_FORMAT;
    return foreign ? Status.SKIPPED : Status.FAILED;
  }
}
