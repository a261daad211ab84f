package dev.refocus.dispatch.executor;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Profile;
import dev.refocus.config.Settings;
import dev.refocus.fit.network.NetworkFile;
import dev.refocus.fit.network.NetworkKernels;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelRegistry;
import dev.refocus.store.StorePath;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** The network that the settings name, looked at before a run begins. */
public final class NetworkChoice {
  private NetworkChoice() {}

  /**
   * The configuration with its network, if its profile has one.
   *
   * @throws UsageException if the network cannot be had, or enlarges by another scale
   */
  public static FitConfig applied(FitConfig fit, Settings settings, Configuration hadoop) {
    if (fit.profile() != Profile.NETWORK) {
      return fit;
    }
    KnownNetwork network = find(settings.network(), settings.run().models(), hadoop);
    NetworkKernels.require(network);
    return fit.with(network);
  }

  private static KnownNetwork find(String network, String models, Configuration hadoop) {
    if (network.isEmpty()) {
      throw new UsageException(
          "--profile network: needs a network of yours; name one with --network (fit.network)");
    }
    return isFile(network) ? file(network, hadoop) : named(network, models, hadoop);
  }

  /** A name of the registry has neither a folder nor an ending of these. */
  private static boolean isFile(String text) {
    return text.contains("/") || text.matches(".*\\.(safetensors|pt|pth|ts|onnx)");
  }

  private static KnownNetwork file(String place, Configuration hadoop) {
    Path file = NetworkCache.file(place, hadoop);
    String sha256 = NetworkCache.sha256(file);
    NetworkCard card = NetworkFile.card(file);
    return new KnownNetwork(place, qualified(place, hadoop), sha256, card);
  }

  private static String qualified(String place, Configuration hadoop) {
    org.apache.hadoop.fs.Path path = StorePath.of(place);
    try {
      return path.getFileSystem(hadoop).makeQualified(path).toString();
    } catch (IOException e) {
      throw new UsageException("--network %s: %s".formatted(place, e.getMessage()), e);
    }
  }

  private static KnownNetwork named(String name, String models, Configuration hadoop) {
    if (models.isEmpty()) {
      throw new UsageException(
          "--network %s: is no file, and no folder of models is set; name a file, or a folder with models.yaml (score.models)"
              .formatted(name));
    }
    String registry = models + "/" + ModelRegistry.FILE;
    ModelEntry entry = ModelRegistry.read(NetworkCache.file(registry, hadoop)).model(name);
    NetworkCard card =
        entry
            .network()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--network %s: is of kind %s in %s; must be upscaler, denoiser or solver"
                            .formatted(name, entry.kind().text(), registry)));
    String place = models + "/" + name + "/" + ModelFolder.networkFile(entry).path();
    String sha256 = NetworkCache.sha256(NetworkCache.file(place, hadoop));
    ModelFolder.requireSum(entry, sha256);
    return new KnownNetwork(name, qualified(place, hadoop), sha256, card);
  }
}
