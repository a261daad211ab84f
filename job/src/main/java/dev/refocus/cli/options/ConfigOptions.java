package dev.refocus.cli.options;

import dev.refocus.UsageException;
import dev.refocus.config.FitSettings;
import dev.refocus.config.Setting;
import dev.refocus.config.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every restoring command has. */
public final class ConfigOptions {
  @Option(
      names = "--scale",
      paramLabel = "N",
      description =
          "HR pixels per LR pixel along a side, 1 to 16; 3.5 is restored at 4 and reduced (fit.scale).")
  private String scale;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Make every HR image N pixels wide, whatever its scale then is (fit.width).")
  private String width;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "How to restore an image: solver, fast, balanced, neural, paper or network (fit.profile).")
  private String profile;

  @Option(
      names = "--look",
      paramLabel = "NAME",
      description = "How sharp images may become: faithful, balanced or crisp (fit.look).")
  private String look;

  @Option(
      names = "--budget",
      paramLabel = "SHARE",
      description =
          "Share of the optimisation steps of neural and paper, above 0, at most 1 (fit.budget).")
  private String budget;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random streams (fit.seed).")
  private String seed;

  @Mixin private NetworkOptions network;

  @Mixin private SettingsOptions options;

  /**
   * Reads the settings, and replaces those that an option gives.
   *
   * @throws UsageException if a key is unknown
   */
  public Settings settings() {
    Settings settings = options.settings();
    setIfGiven(settings, FitSettings.SCALE, scale);
    setIfGiven(settings, FitSettings.WIDTH, width);
    setIfGiven(settings, FitSettings.PROFILE, profile);
    setIfGiven(settings, FitSettings.LOOK, look);
    setIfGiven(settings, FitSettings.BUDGET, budget);
    setIfGiven(settings, FitSettings.SEED, seed);
    return network.applied(settings, profile);
  }

  private static void setIfGiven(Settings settings, Setting<?> setting, String value) {
    if (value != null) {
      settings.set(setting.key(), value);
    }
  }
}
