package dev.refocus.fit.kernel;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.fit.kernel.learned.KernelUnet;
import dev.refocus.fit.model.Kernel;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a network that was trained on estimates of known kernels what an image's estimates have in
 * common with the truth. It sees the kernels alone, in all eight orientations, and its answers'
 * mean is taken: none is preferred.
 */
public final class LearnedMending implements KernelMending {
  /** Of hypotheses, beside the refined kernel and their median. */
  private static final int ESTIMATES = 3;

  private static final int ORIENTATIONS = 8;

  /**
   * Of the network's answer: on tuning cases the kernel's error falls as far as with the whole
   * answer, and half as many of them lose.
   */
  private static final float SHARE = 0.75f;

  private final NDManager manager;

  /**
   * @param manager of the network's arrays, which live for one call
   */
  public LearnedMending(NDManager manager) {
    this.manager = manager;
  }

  /**
   * {@inheritDoc}
   *
   * @return on the same grid; {@code refined} itself if there are not three estimates, or its grid
   *     does not suit the network
   */
  @Override
  public Kernel mend(Kernel refined, List<Kernel> estimates) {
    if (estimates.size() != ESTIMATES || refined.size() % KernelUnet.UNIT != 0) {
      return refined;
    }
    List<float[]> planes = planes(refined, estimates);
    float[] mended = mean(answers(planes, refined.size()), refined.size());
    return KernelShape.hasMass(mended)
        ? blended(refined, Kernel.normalized(refined.size(), mended))
        : refined;
  }

  private static Kernel blended(Kernel refined, Kernel mended) {
    float[] weights = new float[refined.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = SHARE * mended.weights()[i] + (1 - SHARE) * refined.weights()[i];
    }
    return KernelCentering.center(Kernel.normalized(refined.size(), weights), refined.size());
  }

  /**
   * The refined kernel's weights, the estimates' laid on it, and the estimates' median; the refined
   * kernel has an energy of 1.
   */
  static List<float[]> planes(Kernel refined, List<Kernel> estimates) {
    float norm = (float) Math.sqrt(refined.energy());
    List<float[]> laid = new ArrayList<>();
    for (Kernel estimate : estimates) {
      Alignment shift = Alignment.of(refined, estimate);
      float[] plane = new float[refined.weights().length];
      KernelShape.place(estimate, shift.rows(), shift.columns(), plane, refined.size());
      laid.add(divided(plane, norm));
    }
    List<float[]> planes = new ArrayList<>(laid);
    planes.add(0, divided(refined.weights(), norm));
    planes.add(KernelConsensus.median(laid));
    return planes;
  }

  private float[] answers(List<float[]> planes, int size) {
    int pixels = size * size;
    float[] views = new float[ORIENTATIONS * planes.size() * pixels];
    for (int i = 0; i < ORIENTATIONS; i++) {
      for (int j = 0; j < planes.size(); j++) {
        int from = (i * planes.size() + j) * pixels;
        for (int at = 0; at < pixels; at++) {
          views[from + at] = planes.get(j)[turned(at, i, size)];
        }
      }
    }
    Shape shape = new Shape(ORIENTATIONS, planes.size(), size, size);
    return Scope.run(
        () -> new KernelUnet(manager).mend(manager.create(views, shape)).toFloatArray());
  }

  private static float[] mean(float[] answers, int size) {
    int pixels = size * size;
    float[] mean = new float[pixels];
    for (int i = 0; i < ORIENTATIONS; i++) {
      for (int at = 0; at < pixels; at++) {
        mean[turned(at, i, size)] += answers[i * pixels + at] / ORIENTATIONS;
      }
    }
    return mean;
  }

  /** Where the pixel {@code at} of an orientation comes from: mirrored by bits, then transposed. */
  private static int turned(int at, int orientation, int size) {
    int row = Math.floorDiv(at, size);
    int column = at % size;
    int down = (orientation & 1) == 0 ? row : size - 1 - row;
    int right = (orientation & 2) == 0 ? column : size - 1 - column;
    return (orientation & 4) == 0 ? down * size + right : right * size + down;
  }

  private static float[] divided(float[] weights, float by) {
    float[] quotients = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      quotients[i] = weights[i] / by;
    }
    return quotients;
  }
}
