package dev.refocus.fit;

import dev.refocus.config.FitConfig;
import dev.refocus.fit.bank.InterpolationKernel;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.fit.blend.ModelAverage;
import dev.refocus.fit.model.DataStep.GuessError;
import dev.refocus.fit.model.Kernel;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * The later stages of a large scale. The first stage finds the kernel and restores; every later one
 * enlarges what the one before has made. Its kernel is known: a restored pixel stands for the mean
 * of the square that it covers, so the next image is seen through a box. All stages have one prior,
 * that of the LR image's patches. The kernel of the whole is the first one's, spread over the
 * larger grid and convolved with the boxes, and an exact data step makes the last image agree with
 * the LR image under it.
 */
final class Cascade {
  /** What interpolation weighs beside the restored image: see RATIONALE.md. */
  private static final double PLAIN = 0.5;

  /** The chance up to which a shape is doubted, and from which it is believed. */
  private static final double DOUBTED = 0.88;

  private static final double BELIEVED = 0.94;

  private static final double DOUBTED_SHARE = 0.5;

  /** Below it a kernel of the bank stands for a shape that was doubted. */
  private static final double SHAPELESS = 0.6;

  /** Beyond this scale the bank's kernels are doubted a little. */
  private static final int LARGE = 8;

  private static final double LARGE_SHARE = 0.85;

  /** Standard deviation of the last image, in units of [0, 1]. */
  private static final double ERROR = 0.04;

  private final FitContext context;
  private final KernelVerdict verdict;
  private final Optional<Kernel> given;
  private final FitConfig config;
  private final Deadline deadline;

  /**
   * @param context of the first stage
   * @param verdict on the first stage's kernel
   * @param given the kernel of all stages, where it is known
   * @param config of all stages
   */
  Cascade(
      FitContext context,
      KernelVerdict verdict,
      Optional<Kernel> given,
      FitConfig config,
      Deadline deadline) {
    this.context = context;
    this.verdict = verdict;
    this.given = given;
    this.config = config;
    this.deadline = deadline;
  }

  /** With the kernel that the user knows, if there is one. */
  static Cascade given(
      FitContext context, KernelVerdict verdict, FitConfig config, Deadline deadline) {
    Optional<Kernel> given =
        Optional.ofNullable(config.kernel()).map(known -> Kernel.of(known.size(), known.weights()));
    return new Cascade(context, verdict, given, config, deadline);
  }

  /**
   * The colours at the scale of all stages; those of the first if it is the only one.
   *
   * @param first {@code (c, s h, s w)} of the first stage's scale {@code s}
   */
  Colors of(Colors first) {
    List<FitConfig> stages = config.stages();
    if (stages.size() == 1) {
      return first;
    }
    if (!verdict.restores() && !verdict.found().isKnown()) {
      return interpolated(first);
    }
    Colors last = first;
    for (FitConfig stage : stages.subList(1, stages.size())) {
      last = next(last, stage);
    }
    Colors all = last.with(last.hr(), given.orElse(last.kernel()));
    Image image = verdict.found().isBlind() ? all.hr() : consistent(all);
    return share() < 1
        ? all.with(ModelAverage.weighted(image, plain(all), share()))
        : all.with(image);
  }

  /** Of the restored image beside interpolation: a small image tells little of its kernel. */
  private double share() {
    if (verdict.found().isKnown()) {
      return 1;
    }
    if (verdict.found().isBlind()) {
      double sure = (verdict.chance() - DOUBTED) / (BELIEVED - DOUBTED);
      return DOUBTED_SHARE + (1 - DOUBTED_SHARE) * Math.min(Math.max(sure, 0), 1);
    }
    if (verdict.chance() < SHAPELESS) {
      return DOUBTED_SHARE;
    }
    return config.scale() > LARGE ? LARGE_SHARE : 1;
  }

  private Colors interpolated(Colors first) {
    Colors all = first.with(first.hr(), InterpolationKernel.of(config.scale()));
    return all.with(plain(all));
  }

  private Image plain(Colors all) {
    return context.planes(all.kernel(), GuessError.EVEN, config.scale()).interpolate(context.lr());
  }

  private Colors next(Colors last, FitConfig stage) {
    Kernel box = ProgramKernel.BOX.at(stage.scale());
    Image restored = ColorFit.known(context.of(last.hr(), stage), box, deadline);
    Image plain = Bicubic.enlarge(context.manager(), last.hr(), stage.scale());
    context.trace().step("next stage", stage.scale(), "times");
    return last.with(
        ModelAverage.weighted(plain, restored, PLAIN), last.kernel().before(box, stage.scale()));
  }

  /** A shape's own errors are wide: what the data step would do under it is worse than nothing. */
  private Image consistent(Colors last) {
    return context
        .planes(last.kernel(), GuessError.EVEN, config.scale())
        .consistent(last.hr(), context.lr(), verdict.misfit(), ERROR);
  }
}
