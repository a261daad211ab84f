package dev.refocus.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Optional;

/**
 * What an image is summed from, and on what the weights may depend: for choosing {@link Blend}'s.
 *
 * @param plain luma {@code (1, s h, s w)}, by bicubic interpolation
 * @param parts that are added to it
 * @param width of the kernel in LR pixels
 * @param camera chance that a camera wrote the file
 */
public record SummedModels(
    Image plain, Parts parts, String kernel, double width, boolean jpeg, double camera) {
  /**
   * What models add.
   *
   * @param coarseTaught what the exam adds below half an LR pixel's frequency
   * @param coarse what reverse diffusion adds below
   * @param fine what reverse diffusion adds beyond
   */
  public record Parts(Image coarseTaught, Image coarse, Image fine) {}

  /** Empty if the image is interpolated. */
  public static Optional<SummedModels> of(DecodedImage lr, FitConfig config, long seed) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Workers workers = new Workers(threads);
        NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      FitPreparation preparation =
          new FitPreparation(manager, lr, config, seed, workers, Deadline.none());
      KernelVerdict verdict = preparation.verdict();
      return verdict.restores()
          ? Optional.of(of(preparation.context(), verdict, config.scale()))
          : Optional.empty();
    }
  }

  private static SummedModels of(FitContext context, KernelVerdict verdict, int scale) {
    ColorFit.Models models = new ColorFit(context, verdict, Deadline.none()).models();
    Image start = models.plain().luma();
    Image taught = models.taught().luma();
    Image restored = models.restored().hr().luma();
    return new SummedModels(
        start,
        new Parts(
            added(new Blend(0, 0, 1).of(start, taught, restored, scale), start),
            added(new Blend(0, 1, 0).of(start, taught, restored, scale), start),
            added(new Blend(1, 0, 0).of(start, taught, restored, scale), start)),
        verdict.found().name(),
        verdict.found().width(scale),
        context.damage().jpeg().isPresent(),
        context.damage().camera());
  }

  private static Image added(Image sum, Image start) {
    float[] samples = sum.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= start.samples()[i];
    }
    return new Image(1, sum.height(), sum.width(), samples);
  }
}
