package dev.refocus.fit;

import dev.refocus.Finding;
import dev.refocus.config.Profile;
import dev.refocus.decode.Image;
import dev.refocus.fit.kernel.Kernel;
import java.util.List;

/** The colours of one image, from the verdict on its kernel to the HR image: each profile's way. */
final class ColorFit {
  private ColorFit() {}

  /**
   * What came of it.
   *
   * @param restorer with the kernel that the image was restored with
   * @param steps of an optimiser
   * @param warnings empty if the image is sound
   */
  record Colors(
      Image hr, Kernel kernel, ImageRestorer restorer, int steps, List<Finding> warnings) {}

  static Colors restore(FitContext context, KernelVerdict verdict, Deadline deadline) {
    if (context.config().profile() == Profile.PAPER && verdict.confidence() > 0) {
      return new NetworkColors(context).published(deadline);
    }
    Image lr = context.lr();
    ImageRestorer restorer = context.restorer(verdict.kernel(), verdict.confidence());
    if (restorer.planes().windows() > 1) {
      context.trace().step("cut for the memory", restorer.planes().windows(), "windows");
    }
    Image safe = restorer.planes().interpolate(lr);
    if (!verdict.restores()) {
      return new Colors(safe, verdict.kernel(), restorer, 0, verdict.warnings());
    }
    return context.recipe().networks().isPresent() && NetworkColors.learnable(lr)
        ? new NetworkColors(context).refined(verdict, restorer, safe, deadline)
        : new Colors(
            ModelAverage.weighted(restorer.restore(lr, deadline), safe, verdict.weight()),
            verdict.kernel(),
            restorer,
            0,
            verdict.warnings());
  }
}
