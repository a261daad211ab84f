package dev.refocus.config;

import java.io.Serializable;

/** How an image is restored, how sharp it may become, and with whom it shares its kernel. */
public record Manner(Profile profile, Look look, ShareKernel share) implements Serializable {
  /** With the default look, alone. */
  public Manner(Profile profile) {
    this(profile, FitSettings.LOOK.otherwise(), ShareKernel.NONE);
  }
}
