package dev.refocus.fit.prior;

/** How a patch diffusion network is trained. */
public record DiffusionRecipe(Network network, Crops crops, Pace pace, Stop stop) {

  /**
   * The network's size and form.
   *
   * @param width hidden channels
   * @param skips whether its blocks add to what they are given
   */
  public record Network(int width, boolean skips) {}

  /**
   * What a step sees.
   *
   * @param side of the random crops in LR pixels; a smaller image is its own crop
   * @param batch crops per step
   * @param shading whether crops change brightness, contrast and sign; their shapes stay
   * @param highestLevel noise levels are drawn from 1 to this one, at most 1000
   */
  public record Crops(int side, int batch, boolean shading, int highestLevel) {}

  /**
   * How long the optimiser trains, and how fast.
   *
   * @param steps of the optimiser, at most
   * @param rate of the optimiser at first; falls to 0 as a cosine over {@code steps}
   * @param averaging weight of the past in the moving average of the parameters, in [0, 1)
   */
  public record Pace(int steps, double rate, double averaging) {}

  /**
   * When training ends early.
   *
   * @param patience looks at the held-out loss without a better one
   * @param interval steps between two looks
   */
  public record Stop(int patience, int interval) {}

  private static final int PUBLISHED_STEPS = 600_000;

  /**
   * KernelFusion's constants, and those of its re-implementation where it is silent (the moving
   * average).
   *
   * @param budget share of the published steps, in (0, 1]
   */
  public static DiffusionRecipe published(double budget) {
    int steps = atLeastOne(budget * PUBLISHED_STEPS);
    int interval = Math.max(steps / 100, 1);
    return new DiffusionRecipe(
        new Network(128, false),
        new Crops(64, 1, false, NoiseScale.LEVELS),
        new Pace(steps, 1e-4, 0.9999),
        new Stop(10, interval));
  }

  /**
   * What a warm start needs: low noise only, fewer channels, larger steps.
   *
   * @param budget share of the steps, in (0, 1]
   */
  public static DiffusionRecipe warm(double budget) {
    int steps = atLeastOne(budget * 800);
    return new DiffusionRecipe(
        new Network(32, true),
        new Crops(64, 2, true, 250),
        new Pace(steps, 2e-3, 0.995),
        new Stop(8, Math.max(steps / 20, 1)));
  }

  private static int atLeastOne(double steps) {
    return Math.max((int) Math.round(steps), 1);
  }
}
