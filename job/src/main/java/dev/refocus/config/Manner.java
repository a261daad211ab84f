package dev.refocus.config;

import java.io.Serializable;

/** How an image is restored, and how sharp it may become. */
public record Manner(Profile profile, Look look) implements Serializable {
  /** With the default look. */
  public Manner(Profile profile) {
    this(profile, FitSettings.LOOK.otherwise());
  }
}
