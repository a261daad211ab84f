package dev.refocus.dispatch.restore;

import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.OpenedImage;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.row.Status;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A look at an input's header, on an executor: what {@link RestoreImage} does before the pixels.
 *
 * @param fit how much larger images become
 */
record Foresight(RunConfig run, FitConfig fit, Broadcast<SerializableConfiguration> hadoop)
    implements Function<ImageRef, Foreseen> {

  @Override
  public Foreseen call(ImageRef ref) {
    if (!ref.named()) {
      return foreseen(ref, null, Status.SKIPPED, RestoreImage.notNamed());
    }
    ImageInfo info = null;
    try {
      byte[] bytes = new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(ref);
      ImageDecoder decoder = new ImageDecoder(run.limits());
      Opening opening = Opening.of(bytes, ref.page(), decoder, run.inputs().sizes());
      info = opening.image().map(OpenedImage::info).orElse(null);
      if (opening.skip().isPresent()) {
        return foreseen(ref, info, Status.SKIPPED, opening.skip().orElseThrow());
      }
      int scale = fit.of(info.uprightWidth()).scale();
      opening.image().orElseThrow().requireWithinLimits(scale);
      return foreseen(ref, info, Status.RESTORED, null);
    } catch (RuntimeException | Error e) {
      return foreseen(ref, info, Status.FAILED, Failure.finding(e, ref.uri()));
    }
  }

  private static Foreseen foreseen(ImageRef ref, ImageInfo info, Status status, Finding reason) {
    return Foreseen.of(ref.uri(), ref.dataset(), info, status, reason);
  }
}
