package dev.refocus.fit;

import dev.refocus.Finding;
import dev.refocus.config.Profile;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.blend.SoftRange;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.model.Planes;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Optional;
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

  /**
   * What is summed, see {@link Blend}.
   *
   * @param taught by the exam
   * @param restored by reverse diffusion or a network
   * @param blend of both with the interpolated image
   */
  record Models(Image taught, Colors restored, Blend blend) {}

  static Colors restore(FitContext context, KernelVerdict verdict, Deadline deadline) {
    if (context.config().profile() == Profile.PAPER && verdict.confidence() > 0) {
      return new NetworkColors(context).published(deadline);
    }
    ImageRestorer restorer =
        context.restorer(verdict.kernel(), verdict.misfit(), verdict.guessError(context.damage()));
    if (restorer.planes().windows() > 1) {
      context.trace().step("cut for the memory", restorer.planes().windows(), "windows");
    }
    Image plain = restorer.planes().interpolate(context.lr());
    if (!verdict.restores()) {
      return new Colors(
          plain, verdict.kernel(), restorer, OptionalDouble.empty(), 0, verdict.warnings());
    }
    Models models = models(context, verdict, restorer, plain, deadline);
    int scale = context.config().scale();
    Image sum = models.blend().of(plain, models.taught(), models.restored().hr(), scale);
    Image near = verdict.found().isBlind() ? sum : SoftRange.limited(sum, context.lr(), scale);
    return models.restored().with(Planes.clamp(near));
  }

  /** Of a verdict that restores. */
  static Models models(
      FitContext context,
      KernelVerdict verdict,
      ImageRestorer restorer,
      Image plain,
      Deadline deadline) {
    SelfExam exam = verdict.exam().orElseThrow();
    context.trace().step("exam", exam.gainDb(), "dB");
    Coloring coloring = new Coloring(context.lr(), plain, context.damage());
    Image taught = coloring.enlarge(lr -> exam.enlarge(lr, context.workers()));
    Optional<SolverColors> solver = SolverColors.of(context, verdict);
    Colors restored =
        trainsNetworks(context)
            ? new NetworkColors(context).refined(verdict, restorer, exam.gainDb(), deadline)
            : new Colors(
                coloring.enlarge(lr -> restored(solver, lr, restorer, deadline)),
                verdict.kernel(),
                restorer,
                OptionalDouble.of(exam.gainDb()),
                0,
                verdict.warnings());
    Blend blend = solver.map(SolverColors::blend).orElse(verdict.blend());
    return new Models(taught, restored, blend);
  }

  private static Image restored(
      Optional<SolverColors> solver, Image lr, ImageRestorer mixture, Deadline deadline) {
    return solver
        .map(network -> network.restore(lr, mixture, deadline))
        .orElseGet(() -> mixture.restore(lr, deadline));
  }

  private static boolean trainsNetworks(FitContext context) {
    return context.recipe().networks().isPresent() && NetworkColors.learnable(context.lr());
  }
}
