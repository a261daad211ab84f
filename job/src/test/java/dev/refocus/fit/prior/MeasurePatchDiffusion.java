package dev.refocus.fit.prior;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.Checkout;
import dev.refocus.fit.Arrays2d;
import dev.refocus.fit.prior.DiffusionRecipe.Crops;
import dev.refocus.fit.prior.DiffusionRecipe.Network;
import dev.refocus.fit.prior.DiffusionRecipe.Pace;
import dev.refocus.fit.prior.DiffusionRecipe.Stop;
import dev.refocus.fit.prior.PatchDiffusionTraining.Trained;
import dev.refocus.image.Image;
import dev.refocus.ndarray.Workers;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The trained prior beside the mixture, with patches that tile the plane and with patches that
 * overlap: both learn from 64 x 64 pixels of an LR image of the demo and denoise the 64 x 64 beside
 * them. Arguments: steps of training, then images.
 */
public final class MeasurePatchDiffusion {
  private static final int SIDE = 64;
  private static final int TRIALS = 4;
  private static final double[] SIGMAS = {0.03, 0.05, 0.1, 0.15};

  private MeasurePatchDiffusion() {}

  public static void main(String[] arguments) {
    int steps = Integer.parseInt(arguments[0]);
    DiffusionRecipe recipe =
        new DiffusionRecipe(
            new Network(32, true),
            new Crops(SIDE, 2, true, 250),
            new Pace(steps, 2e-3, 0.995),
            new Stop(8, steps / 20));
    System.out.println("image, seconds, sigma, network, tiling mixture, overlapping mixture");
    try (Workers workers = new Workers(2)) {
      for (int i = 1; i < arguments.length; i++) {
        measure(arguments[i], recipe, workers);
      }
    }
  }

  private static void measure(String name, DiffusionRecipe recipe, Workers workers) {
    Image lr = Checkout.demoImage(name).luma();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray whole = Arrays2d.plane(manager, lr.samples(), lr.height(), lr.width());
      NDArray known = whole.get(String.format(Locale.ROOT, "0:%1$d, 0:%1$d", SIDE)).duplicate();
      float[] unseen =
          whole.get(String.format(Locale.ROOT, "0:%1$d, %1$d:%2$d", SIDE, 2 * SIDE)).toFloatArray();
      PatchPrior tiling = mixture(known, 8, workers);
      PatchPrior overlapping = mixture(known, 2, workers);
      long start = System.nanoTime();
      Trained trained =
          PatchDiffusionTraining.train(
              known.expandDims(0), recipe, new SplittableRandom(1), workers, () -> false);
      double seconds = (System.nanoTime() - start) / 1e9;
      for (double sigma : SIGMAS) {
        System.out.printf(
            Locale.ROOT,
            "%s, %.0f, %.2f, %.4f, %.4f, %.4f%n",
            name,
            seconds,
            sigma,
            error(trained.prior(), manager, unseen, sigma),
            error(tiling, manager, unseen, sigma),
            error(overlapping, manager, unseen, sigma));
      }
    }
  }

  private static PatchPrior mixture(NDArray known, int stride, Workers workers) {
    MixtureRecipe recipe = new MixtureRecipe(12, 8000, 5, stride);
    return PatchMixture.learn(known, recipe, new SplittableRandom(1), workers);
  }

  /** RMS over several noises. */
  private static double error(PatchPrior prior, NDManager manager, float[] truth, double sigma) {
    double sum = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = new SplittableRandom(10 + trial);
      float[] noisy = Arrays2d.noisy(truth, sigma, random);
      NDArray clean = prior.denoise(Arrays2d.plane(manager, noisy, SIDE, SIDE), sigma, random);
      sum += Arrays2d.rms(clean.toFloatArray(), truth) / TRIALS;
    }
    return sum;
  }
}
