package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.cli.options.NetworkOptions;
import dev.refocus.config.Profile;
import dev.refocus.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose cases of a benchmark, and the profiles and seeds that restore them. */
final class TrialOptions {
  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "Run only this case and draw pictures in the output; repeatable.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--pictures",
      description = "Leave pictures of every case that is run in the output; report shows them.")
  private boolean pictures;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Run only every Nth case.")
  private int every;

  @Option(names = "--limit", paramLabel = "N", description = "Run only the first N of these cases.")
  private Integer limit;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Profile to use instead of the specification's; repeatable.")
  private List<Profile> profiles = new ArrayList<>();

  @Mixin private NetworkOptions network;

  @Option(
      names = "--peer",
      paramLabel = "NAME=FOLDER|COMMAND",
      description =
          "Compare with a method of your own: a folder that holds its images, or a command with {lr} and {hr} that makes one (datasets/README.md); repeatable.")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--export-cases",
      paramLabel = "URI",
      description =
          "Write the LR images of these cases and their true kernels into this folder, and restore nothing.")
  private String export;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed to use instead of the specification's; repeatable.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description =
          "Use seeds 0 to K - 1 instead of the specification's, to see how far results spread.")
  private Integer spread;

  /** Whether any of them was given. */
  boolean given() {
    boolean lists = !cases.isEmpty() || !profiles().isEmpty() || !seeds.isEmpty();
    boolean others = !peers.isEmpty() || export != null;
    return lists || others || every != 1 || limit != null || spread != null;
  }

  /** Whether cases were named: pictures of them are drawn. */
  boolean namesCases() {
    return !cases.isEmpty();
  }

  /**
   * The cases.
   *
   * @throws UsageException if a number is below 1
   */
  TrialSelection selection() {
    if (every < 1 || (limit != null && limit < 1)) {
      throw new UsageException(
          String.format(Locale.ROOT, "--every %d, --limit %s: must be 1 or more", every, limit));
    }
    return new TrialSelection(cases, every, limit == null ? Integer.MAX_VALUE : limit);
  }

  /** The profiles; empty for the specification's. */
  List<Profile> profiles() {
    return profiles.isEmpty() && network.given() ? List.of(Profile.NETWORK) : profiles;
  }

  /** The settings with the user's network, if there is one. */
  Settings applied(Settings settings) {
    return network.applied(settings, null);
  }

  /**
   * The seeds; empty for the specification's.
   *
   * @throws UsageException if seeds are both listed and counted, or none is asked for
   */
  List<Long> seeds() {
    if (spread == null) {
      return seeds;
    }
    if (spread < 1 || !seeds.isEmpty()) {
      throw new UsageException(
          String.format(Locale.ROOT, "--seeds %d: must be 1 or more, without --seed", spread));
    }
    return LongStream.range(0, spread).boxed().toList();
  }

  /** Methods of the user's own, each {@code NAME=FOLDER} or {@code NAME=COMMAND}. */
  List<String> peers() {
    return peers;
  }

  /** The folder for LR images, instead of a run; null if none was named. */
  String export() {
    return export;
  }

  /** Whether the cases that run are drawn. */
  boolean drawn() {
    return pictures;
  }
}
