package dev.refocus.config;

/** How much is spent on an image. */
public enum Profile {
  /** Three estimates of the kernel, one refinement, 24 noise levels. */
  FAST(false),

  /** Five estimates of the kernel, three refinements, 64 noise levels: about twice as long. */
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
  PAPER(true);

  private final boolean trained;

  Profile(boolean trained) {
    this.trained = trained;
  }

  /** Whether it trains networks, of which {@code fit.budget} can ask for less. */
  public boolean trained() {
    return trained;
  }
}
