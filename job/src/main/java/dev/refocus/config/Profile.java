package dev.refocus.config;

/** How an image is restored. */
public enum Profile {
  /**
   * The kernel as {@link #BALANCED} finds it; a small network that was trained on photographs
   * restores under it, beside the image's own patches.
   */
  SOLVER(false),

  /**
   * The kernel is looked for at about twice the LR image's size; two rounds of few noise levels.
   */
  FAST(false),

  /** The kernel is looked for at full size and refined; four rounds: two to three times as long. */
  BALANCED(false),

  /**
   * {@link #BALANCED}, then KernelFusion's networks, started from its kernel and its image: for a
   * GPU; on a CPU a minute for a small image, minutes for others.
   */
  NEURAL(true),

  /**
   * KernelFusion with its published constants, from bicubic interpolation and an unknown kernel: a
   * GPU's twenty minutes and more.
   */
  PAPER(true),

  /**
   * {@link #SOLVER}, then a network that the user brings: it sees what {@link #SOLVER} restored as
   * the network's own kernel would have made it smaller.
   */
  NETWORK(false);

  private final boolean trained;

  Profile(boolean trained) {
    this.trained = trained;
  }

  /** Whether it trains networks, of which {@code fit.budget} can ask for less. */
  public boolean trained() {
    return trained;
  }
}
