package dev.refocus.cli.options;

import dev.refocus.config.RunSettings;
import dev.refocus.config.Settings;
import picocli.CommandLine.Option;

/** The options that choose images by their sides. */
public final class SizeOptions {
  @Option(
      names = "--min-side",
      paramLabel = "N",
      description = "Skip images with fewer pixels along the shorter side (input.min-side).")
  private String minSide;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      description = "Skip images with more pixels (input.max-pixels).")
  private String maxPixels;

  /** The settings with what the options say. */
  public Settings applied(Settings settings) {
    if (minSide != null) {
      settings.set(RunSettings.MIN_SIDE.key(), minSide);
    }
    if (maxPixels != null) {
      settings.set(RunSettings.MAX_PIXELS.key(), maxPixels);
    }
    return settings;
  }
}
