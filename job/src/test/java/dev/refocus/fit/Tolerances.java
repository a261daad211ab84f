package dev.refocus.fit;

/** What arrays may differ by, in units of [0, 1] unless said otherwise. */
public final class Tolerances {
  /** Float32 transforms of planes of a few thousand samples: some units in the last place. */
  public static final Bound FOURIER = new Bound(1e-6, 2e-7);

  /** Second differences are up to eight times as large as the samples. */
  public static final Bound CURVATURE = new Bound(4e-6, 1e-6);

  /** Sums of a few products of float32 samples. */
  public static final Bound ARITHMETIC = new Bound(5e-7, 2e-7);

  /** {@code (<Ax, y> - <x, A'y>) / |Ax| |y|}. */
  public static final double ADJOINT = 1e-6;

  /** The data step divides by {@code A A' + alpha}, which alpha keeps from zero. */
  public static final Bound DATA_STEP = new Bound(5e-6, 1e-6);

  /** What a data step may leave of the LR residual when alpha is 1e-6. */
  public static final Bound CONSISTENT = new Bound(5e-5, 2e-5);

  /** Double precision against double precision by another way. */
  public static final double DENSE_ALGEBRA = 1e-9;

  /** Float32 filters of 64 samples. */
  public static final Bound WIENER = new Bound(1e-6, 2e-7);

  /**
   * Nats by which the mixture's choice may miss the likeliest component: it leaves out axes that
   * tell little. Measured: 0.10.
   */
  public static final double CHOICE_MARGIN = 0.2;

  /** Share of patches for which it may do so, of kinds that shade into each other. */
  public static final double CHOICE_SHARE = 0.06;

  /** PIL works in float32 and in another order. */
  public static final Bound PIL = new Bound(5e-7, 2e-7);

  /** The prototype's data step, itself in float32 and in another form. */
  public static final Bound GOLDEN_DATA_STEP = new Bound(5e-5, 1e-5);

  /** What half-quadratic splitting may do to an image that needs nothing done. */
  public static final Bound FLAT = new Bound(2e-4, 1e-4);

  /** Half-quadratic splitting takes hard decisions that rounding can turn. */
  public static final Bound GOLDEN_SHARPENING = new Bound(2e-4, 1e-4);

  /** Kernel weights, whose largest is near 0.1. */
  public static final Bound GOLDEN_KERNEL = new Bound(1e-6, 1e-7);

  /** The prototype's denoiser at low noise, where no axis is left out. */
  public static final Bound GOLDEN_DENOISER = new Bound(1e-5, 2e-6);

  /** At high noise some patches go to another component; the prototype counts all axes. */
  public static final Bound GOLDEN_DENOISER_STRONG = new Bound(1.5e-2, 1.5e-3);

  /** A network of some forty layers, six times, after data steps in another form. */
  public static final Bound GOLDEN_NETWORK = new Bound(1e-5, 2e-6);

  private Tolerances() {}

  /**
   * Two norms of a difference: a single wrong sample shows in one, a drift of all in the other.
   *
   * @param max of the magnitude
   * @param rms root of the mean square
   */
  public record Bound(double max, double rms) {}
}
