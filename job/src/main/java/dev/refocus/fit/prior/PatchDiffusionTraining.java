package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Descent;
import dev.refocus.ndarray.Scope;
import dev.refocus.ndarray.Slices;
import dev.refocus.ndarray.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Trains a patch diffusion network on one image: random crops at random noise levels, Adam with
 * long gradients cut and a rate that falls as a cosine, a moving average of the parameters. It ends
 * when a block of the image that is held out is denoised no better.
 */
public final class PatchDiffusionTraining {
  /** LR pixels along the shorter side of an image that can be learned from. */
  public static final int LEAST_SIDE = 24;

  /** Natural logarithm of the strongest change of contrast. */
  private static final double CONTRAST = 0.5;

  /** Largest change of brightness, in units of [-1, 1]. */
  private static final double BRIGHTNESS = 0.5;

  private final DiffusionRecipe recipe;
  private final PatchNetwork network;
  private final NDArray image;
  private final HeldOut heldOut;
  private final NDArray counted;
  private final RandomGenerator random;
  private final Workers workers;

  /**
   * What came of it.
   *
   * @param prior with the best parameters
   * @param steps until training ended
   * @param loss mean squared error of the velocity on the held-out block
   */
  public record Trained(PatchDiffusion prior, int steps, double loss) {}

  private PatchDiffusionTraining(
      NDArray image, DiffusionRecipe recipe, RandomGenerator random, Workers workers) {
    this.recipe = recipe;
    this.image = image;
    this.random = random;
    this.workers = workers;
    network = network(image.getShape().get(1), recipe);
    heldOut = HeldOut.of(image, recipe.crops().highestLevel(), random);
    counted = heldOut.mask(image);
  }

  /**
   * Trains a prior on the patches of one image.
   *
   * @param image {@code (c, h, w)} in [0, 1], sides at least {@link #LEAST_SIDE}
   * @param random draws parameters, crops, levels and noise
   * @param stop asked before each step: whether there is no more time
   */
  public static Trained train(
      NDArray image,
      DiffusionRecipe recipe,
      RandomGenerator random,
      Workers workers,
      BooleanSupplier stop) {
    Best best =
        Scope.run(
            () -> {
              NDArray scaled = image.mul(2).subi(1).expandDims(0);
              return new PatchDiffusionTraining(scaled, recipe, random, workers).run(stop);
            });
    PatchNetwork network = network(image.getShape().get(0), recipe);
    NDArray parameters = image.getManager().create(best.parameters());
    return new Trained(new PatchDiffusion(network, parameters, workers), best.steps(), best.loss());
  }

  private static PatchNetwork network(long channels, DiffusionRecipe recipe) {
    return new PatchNetwork((int) channels, recipe.network().width(), recipe.network().skips());
  }

  /** The parameters outlive the arrays that training makes. */
  private record Best(float[] parameters, int steps, double loss) {}

  private Best run(BooleanSupplier stop) {
    NDArray parameters = network.layout().initial(image.getManager(), random);
    NDArray average = parameters.duplicate();
    Best best = new Best(parameters.toFloatArray(), 0, Double.POSITIVE_INFINITY);
    int worse = 0;
    try (NDArray one = image.getManager().ones(new Shape(1));
        Descent descent = new Descent(parameters, one, workers)) {
      while (descent.steps() < recipe.pace().steps()
          && worse < recipe.stop().patience()
          && !stop.getAsBoolean()) {
        Scope.run(() -> step(descent, parameters, average));
        if (isLook(descent.steps())) {
          double loss = heldOut.loss(network, average);
          worse = loss < best.loss() ? 0 : worse + 1;
          best = worse == 0 ? new Best(average.toFloatArray(), descent.steps(), loss) : best;
        }
      }
      return new Best(best.parameters(), descent.steps(), best.loss());
    }
  }

  private boolean isLook(int steps) {
    return steps % recipe.stop().interval() == 0 || steps == recipe.pace().steps();
  }

  private double step(Descent descent, NDArray parameters, NDArray average) {
    double loss = descent.step(crops(), rate(descent.steps()));
    follow(average, parameters, descent.steps());
    return loss;
  }

  private double rate(int step) {
    return recipe.pace().rate() * (1 + Math.cos(Math.PI * step / recipe.pace().steps())) / 2;
  }

  /** Early averages forget their start faster: it is random. */
  private void follow(NDArray average, NDArray parameters, int steps) {
    double past = Math.min(recipe.pace().averaging(), (1.0 + steps) / (10.0 + steps));
    try (NDArray change = parameters.sub(average)) {
      average.addi(change.muli((float) (1 - past)));
    }
  }

  /** One function of the parameters for each crop of a step. */
  private List<UnaryOperator<NDArray>> crops() {
    List<UnaryOperator<NDArray>> losses = new ArrayList<>();
    int height = (int) Math.min(recipe.crops().side(), image.getShape().get(2));
    int width = (int) Math.min(recipe.crops().side(), image.getShape().get(3));
    for (int i = 0; i < recipe.crops().batch(); i++) {
      int top = random.nextInt((int) image.getShape().get(2) - height + 1);
      int left = random.nextInt((int) image.getShape().get(3) - width + 1);
      double level = 1 + random.nextInt(recipe.crops().highestLevel());
      long seed = random.nextLong();
      UnaryOperator<NDArray> window = x -> Slices.window(x, top, left, height, width);
      losses.add(parameters -> loss(parameters, window, level, seed));
    }
    return losses;
  }

  /** The crop under another light: as the mixture, which knows no brightness and no contrast. */
  private NDArray shaded(NDArray crop, RandomGenerator drawn) {
    if (!recipe.crops().shading()) {
      return crop;
    }
    double contrast = Math.exp(drawn.nextDouble(-CONTRAST, CONTRAST));
    double sign = drawn.nextBoolean() ? 1 : -1;
    double offset = drawn.nextDouble(-BRIGHTNESS, BRIGHTNESS);
    return crop.mul((float) (sign * contrast)).addi((float) offset);
  }

  private NDArray loss(NDArray parameters, UnaryOperator<NDArray> window, double level, long seed) {
    SplittableRandom drawn = new SplittableRandom(seed);
    NDArray crop = shaded(window.apply(image), drawn);
    NDArray noise = NoiseScale.white(crop, drawn);
    NDArray wanted = Slices.inside(NoiseScale.velocity(crop, noise, level), PatchNetwork.REACH);
    NDArray given = network.velocity(parameters, NoiseScale.noised(crop, noise, level), level, 0);
    NDArray mask = Slices.inside(window.apply(counted), PatchNetwork.REACH);
    NDArray misses = given.sub(wanted).square().mul(mask);
    return misses.sum().div(mask.sum().mul(crop.getShape().get(1)).add(1e-6f));
  }
}
