package dev.refocus.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.blend.ArrayBlend;
import dev.refocus.fit.blend.ArrayRange;
import dev.refocus.fit.blend.Blend;
import dev.refocus.fit.exam.HeldExam;
import dev.refocus.fit.exam.SelfExam;
import dev.refocus.fit.model.Resampling;
import dev.refocus.fit.verdict.KernelVerdict;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** {@link ColorFit} of a part of an image, with everything kept that was learned of the image. */
final class HeldColors {
  private final FitContext context;
  private final KernelVerdict verdict;
  private final Image part;
  private final boolean lumaAlone;
  private final HeldRestorer restorer;
  private final List<HeldExam> exams = new ArrayList<>();

  /**
   * @param context of the whole image
   * @param part {@code (c, h, w)}
   */
  HeldColors(FitContext context, KernelVerdict verdict, Image part) {
    this.context = context;
    this.verdict = verdict;
    this.part = part;
    boolean known = verdict.found().isKnown();
    lumaAlone = !known && context.damage().coarseColor() && part.channels() > 1;
    Image whole = context.lr();
    Image seen = lumaAlone ? part.luma() : part;
    restorer =
        known || verdict.restores()
            ? HeldRestorer.of(context, verdict, lumaAlone ? whole.luma() : whole, seen)
            : null;
    verdict.exam().ifPresent(exam -> hold(exam, seen));
  }

  private void hold(SelfExam exam, Image seen) {
    for (int channel = 0; channel < seen.channels(); channel++) {
      exams.add(exam.held(context.manager(), seen.plane(channel), scale()));
    }
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)}, in [0, 1]. */
  NDArray restore(NDArray lr) {
    if (verdict.found().isKnown()) {
      return restorer.restore(lr);
    }
    return verdict.restores() ? blended(lr) : plain(lr);
  }

  private NDArray blended(NDArray lr) {
    return Scope.of(
        () -> {
          NDArray plain = plain(lr);
          NDArray taught = colored(lr, plain, this::taught);
          NDArray restored = colored(lr, plain, restorer::restore);
          NDArray sum = ArrayBlend.of(blend(), plain, taught, restored, scale());
          return (verdict.found().isBlind() ? sum : limited(sum, lr)).clip(0, 1);
        });
  }

  private Blend blend() {
    return SolverColors.of(context, verdict)
        .map(SolverColors::blend)
        .orElse(verdict.blend())
        .sharpened(context.sharpness());
  }

  /** As {@link Coloring#enlarge}. */
  private NDArray colored(NDArray lr, NDArray plain, UnaryOperator<NDArray> restore) {
    if (!lumaAlone) {
      return restore.apply(lr);
    }
    NDArray added = restore.apply(luma(lr)).sub(luma(plain));
    return plain.add(added).clip(0, 1);
  }

  private static NDArray luma(NDArray colors) {
    Shape shape = new Shape(Image.COLORS, 1, 1);
    NDArray weights = Layers.constant(colors.getManager(), Image.lumaWeights(), shape);
    return colors.mul(weights).sum(new int[] {0}, true);
  }

  private NDArray plain(NDArray lr) {
    return planes(part.channels(), i -> Resampling.enlarge(lr.get(i), scale()).clip(0, 1));
  }

  private NDArray taught(NDArray lr) {
    return planes(exams.size(), i -> exams.get(i).enlarge(lr.get(i)));
  }

  private NDArray limited(NDArray hr, NDArray lr) {
    return planes(part.channels(), i -> ArrayRange.limited(hr.get(i), lr.get(i), scale()));
  }

  private static NDArray planes(int count, IntFunction<NDArray> each) {
    NDList planes = new NDList();
    for (int i = 0; i < count; i++) {
      planes.add(each.apply(i));
    }
    return NDArrays.stack(planes);
  }

  private int scale() {
    return context.config().scale();
  }
}
