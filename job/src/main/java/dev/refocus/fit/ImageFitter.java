package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.BlindKernel;
import dev.refocus.fit.kernel.BlindKernel.Hypothesis;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.fit.model.ImageModel;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.prior.PatchMixture;
import dev.refocus.fit.prior.PatchPrior;
import dev.refocus.fit.reverse.NoiseSchedule;
import dev.refocus.fit.reverse.ReverseDiffusion;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Recovers the HR image and the kernel of one LR image. One per JVM; safe for many threads. */
public final class ImageFitter implements AutoCloseable {
  private final Device device;
  private final Workers workers;

  /**
   * @param device where the arrays live
   * @param threads that fits may use; results do not depend on it
   */
  public ImageFitter(Device device, int threads) {
    this.device = device;
    this.workers = new Workers(threads);
  }

  /**
   * @param seed of this image's random stream
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  public Restoration fit(DecodedImage lr, FitConfig config, long seed) {
    FitTrace.Recorder trace = new FitTrace.Recorder(device.toString());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      RandomGenerator random = new SplittableRandom(seed);
      int scale = config.scale();
      NDArray y = array(manager, lr.color().luma());

      Kernel kernel = kernel(y, scale);
      trace.step("kernel", kernel.size(), "px");
      PatchPrior prior = PatchMixture.learn(y, random, workers);
      trace.step("prior", 24, "components");
      LrFrame frame = LrFrame.around(lr.color(), (kernel.size() + scale - 1) / scale);
      ImageModel model =
          new ImageModel(manager, kernel, scale, frame.framedHeight(), frame.framedWidth());
      NoiseSchedule schedule = NoiseSchedule.geometric(.15, .01, 8, .004);
      NDArray framed = frame.frame(y);
      NDArray x =
          new ReverseDiffusion(prior, schedule)
              .restore(Resampling.enlarge(framed, scale), framed, model, random);
      Image luma = image(frame.unframe(x, scale));
      trace.step("image", 8, "levels");
      return new Restoration(
          ColorPlanes.withLuma(manager, lr.color(), luma, scale),
          lr.alpha().map(alpha -> image(Resampling.enlarge(array(manager, alpha), scale))),
          kernel,
          0,
          0,
          List.of(),
          trace.finish(0));
    }
  }

  private Kernel kernel(NDArray y, int scale) {
    Supplier<Kernel> estimate =
        () ->
            BlindKernel.estimate(
                Resampling.enlargeAligned(y, scale), scale, new Hypothesis(8 * scale, 4e-3));
    return workers.map(List.of(estimate)).get(0);
  }

  private static NDArray array(NDManager manager, Image plane) {
    return manager.create(plane.samples(), new Shape(plane.height(), plane.width()));
  }

  private static Image image(NDArray plane) {
    Shape shape = plane.getShape();
    return new Image(1, (int) shape.get(0), (int) shape.get(1), plane.toFloatArray());
  }

  @Override
  public void close() {
    workers.close();
  }
}
