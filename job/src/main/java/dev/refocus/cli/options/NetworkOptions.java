package dev.refocus.cli.options;

import dev.refocus.UsageException;
import dev.refocus.config.FitSettings;
import dev.refocus.config.Settings;
import picocli.CommandLine.Option;

/** The user's network. */
public final class NetworkOptions {
  private static final String PROFILE = "network";

  @Option(
      names = "--network",
      paramLabel = "NAME|FILE",
      description =
          "Restore with this network of your own: a name in the models.yaml of score.models, or a file (fit.network). It means --profile network.")
  private String network;

  public boolean given() {
    return network != null;
  }

  /**
   * The settings with it.
   *
   * @param profile that another option names; null if none does
   * @throws UsageException if that is another profile
   */
  public Settings applied(Settings settings, String profile) {
    if (network == null) {
      return settings;
    }
    if (profile != null && !profile.equalsIgnoreCase(PROFILE)) {
      throw new UsageException(
          "--network %s: profile %s uses no network of yours; leave --profile out or name network"
              .formatted(network, profile));
    }
    return settings.set(FitSettings.NETWORK.key(), network).set(FitSettings.PROFILE.key(), PROFILE);
  }
}
