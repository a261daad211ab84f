package dev.refocus.fit.exam;

import ai.djl.ndarray.NDManager;
import dev.refocus.fit.bank.KernelHypothesis;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What an LR image teaches about its own enlargement, and how well it knows it. */
public final class SelfExam {
  private static final int SIDE = 5;
  private static final int SAMPLES = 60_000;
  private static final int SAMPLES_APART = 12_000;

  /** Places of the smaller image's grid, along each side, that are tried at most. */
  private static final int PLACES = 3;

  private static final double LEAST_ERROR = 1e-9;

  private final PatchRegression regression;
  private final boolean symmetric;
  private final double gainDb;

  private SelfExam(PatchRegression regression, boolean symmetric, double gainDb) {
    this.regression = regression;
    this.symmetric = symmetric;
    this.gainDb = gainDb;
  }

  /**
   * Examines the kernels on the image's own patches.
   *
   * @param luma {@code (1, h, w)}, of which a part is enough
   * @param kernels that may have made it, with their chances, of unit sum
   * @param damage what its file did to it after the kernel: noise, rounding, JPEG
   */
  public static SelfExam take(
      Image luma,
      Map<KernelHypothesis, Double> kernels,
      int scale,
      UnaryOperator<Image> damage,
      long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<ExamPair> pairs = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    kernels.forEach(
        (hypothesis, chance) -> {
          List<ExamPair> own = pairs(luma, hypothesis.kernel(), scale, damage);
          pairs.addAll(own);
          shares.addAll(Collections.nCopies(own.size(), chance / own.size()));
        });
    ExamPair[] all = pairs.toArray(ExamPair[]::new);
    double[] each = shares.stream().mapToDouble(Double::doubleValue).toArray();
    PatchSamples taught = PatchDraw.from(all, each, scale, SIDE, SAMPLES, false, random);
    PatchSamples asked = PatchDraw.from(all, each, scale, SIDE, SAMPLES_APART, true, random);
    PatchRegression regression = PatchRegression.learn(taught, random);
    return new SelfExam(
        regression, pairs.stream().allMatch(ExamPair::symmetric), gainDb(regression.errors(asked)));
  }

  /** The smaller images of one kernel at different places of its grid. */
  private static List<ExamPair> pairs(
      Image luma, Kernel kernel, int scale, UnaryOperator<Image> damage) {
    int places = Math.min(scale, PLACES);
    List<ExamPair> pairs = new ArrayList<>();
    for (int place = 0; place < places * places; place++) {
      ExamPair pair = ExamPair.of(luma, kernel, scale, place / places, place % places);
      pairs.add(new ExamPair(damage.apply(pair.smaller()), pair.truth(), pair.symmetric()));
    }
    return pairs;
  }

  /**
   * @param errors of bicubic interpolation and of the regression
   */
  private static double gainDb(double[] errors) {
    return 10 * Math.log10((errors[0] + LEAST_ERROR) / (errors[1] + LEAST_ERROR));
  }

  /** PSNR over bicubic interpolation's on pixels that were kept apart, in dB. */
  public double gainDb() {
    return gainDb;
  }

  /** {@code (c, h, w)} to {@code (c, s h, s w)}, channel by channel. */
  public Image enlarge(Image image, Workers workers) {
    return image.mapPlanes(plane -> regression.enlarge(plane, symmetric, workers));
  }

  /**
   * {@link #enlarge} of planes near one, as a function that libtorch can differentiate.
   *
   * @param plane {@code (1, h, w)} whose patches say which kinds they are of
   */
  public HeldExam held(NDManager manager, Image plane, int scale) {
    return new HeldExam(manager, plane, SIDE, scale, regression.maps(plane, symmetric));
  }
}
