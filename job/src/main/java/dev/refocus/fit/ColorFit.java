package dev.refocus.fit;

import dev.refocus.Finding;
import dev.refocus.config.Profile;
import dev.refocus.decode.Image;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.kernel.Kernel;
import java.util.List;
import java.util.OptionalDouble;

/** The colours of one image, from the verdict on its kernel to the HR image: each profile's way. */
final class ColorFit {
  private ColorFit() {}

  /**
   * What came of it.
   *
   * @param restorer with the kernel that the image was restored with
   * @param examDb empty if no exam was taken
   * @param steps of an optimiser
   * @param warnings empty if the image is sound
   */
  record Colors(
      Image hr,
      Kernel kernel,
      ImageRestorer restorer,
      OptionalDouble examDb,
      int steps,
      List<Finding> warnings) {
    Colors with(Image other) {
      return new Colors(other, kernel, restorer, examDb, steps, warnings);
    }
  }

  static Colors restore(FitContext context, KernelVerdict verdict, Deadline deadline) {
    if (context.config().profile() == Profile.PAPER && verdict.confidence() > 0) {
      return new NetworkColors(context).published(deadline);
    }
    ImageRestorer restorer =
        context.restorer(verdict.kernel(), verdict.misfit(), verdict.guessError());
    if (restorer.planes().windows() > 1) {
      context.trace().step("cut for the memory", restorer.planes().windows(), "windows");
    }
    Image plain = restorer.planes().interpolate(context.lr());
    if (!verdict.restores()) {
      return new Colors(
          plain, verdict.kernel(), restorer, OptionalDouble.empty(), 0, verdict.warnings());
    }
    SelfExam exam = verdict.exam().orElseThrow();
    context.trace().step("exam", exam.gainDb(), "dB");
    Coloring coloring = new Coloring(context.lr(), plain, context.damage());
    Image taught = coloring.enlarge(lr -> exam.enlarge(lr, context.workers()));
    Colors colors =
        trainsNetworks(context)
            ? new NetworkColors(context).refined(verdict, restorer, exam.gainDb(), deadline)
            : new Colors(
                coloring.enlarge(lr -> restorer.restore(lr, deadline)),
                verdict.kernel(),
                restorer,
                OptionalDouble.of(exam.gainDb()),
                0,
                verdict.warnings());
    Image sum = verdict.blend().of(plain, taught, colors.hr(), context.config().scale());
    Image near =
        verdict.found().isBlind()
            ? sum
            : SoftRange.limited(sum, context.lr(), context.config().scale());
    return colors.with(Planes.clamp(near));
  }

  private static boolean trainsNetworks(FitContext context) {
    return context.recipe().networks().isPresent() && NetworkColors.learnable(context.lr());
  }
}
