package dev.refocus.config;

/** How much is spent on an image. */
public enum Profile {
  /** Three estimates of the kernel, one refinement, 24 noise levels. */
  FAST,

  /** Five estimates of the kernel, three refinements, 64 noise levels: about twice as long. */
  BALANCED
}
