package dev.refocus.config;

/** How much is spent on an image. */
public enum Profile {
  /** Closed-form kernel, mixture prior and a few noise levels: seconds on two CPU cores. */
  FAST
}
