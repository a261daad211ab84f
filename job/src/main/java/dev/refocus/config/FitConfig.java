package dev.refocus.config;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that changes pixels. Its hash is the {@code config_id} of every row.
 *
 * @param enlargement how much larger an image becomes
 * @param manner how an image is restored
 * @param seed of the random streams, mixed with the image's own identity
 * @param memoryMib MiB that the native arrays of an image's restoration may take; a larger image is
 *     restored in windows, and windows change pixels a little
 * @param budget share of the optimisation steps of a profile that trains networks, in (0, 1]; other
 *     profiles ignore it
 * @param kernel that is known; null to find it. A setting has no room for it: {@code --kernel}
 * @param network of profile {@code network}; other profiles ignore it. Null until the setting's
 *     file has been looked at
 */
public record FitConfig(
    Enlargement enlargement,
    Manner manner,
    long seed,
    int memoryMib,
    double budget,
    KnownKernel kernel,
    KnownNetwork network)
    implements Serializable {
  private static final String KERNEL = "kernel";

  /** Raised when the same configuration begins to give other pixels. */
  private static final int ALGORITHM_VERSION = 14;

  /** The defaults of {@link FitSettings}. */
  public static final FitConfig DEFAULT = new Settings().fit();

  public FitConfig {
    FitSettings.BUDGET.require(budget);
    // What changes no pixel is no difference.
    budget = manner.profile().trained() ? budget : 1;
    network = manner.profile() == Profile.NETWORK ? network : null;
    if (network != null) {
      requireOneScale(enlargement, "--network");
      network.requireFor(enlargement.stages().get(0));
    }
    if (kernel != null) {
      requireOneScale(enlargement, "--kernel");
      kernel.requireFor(enlargement.scale());
      requireUntrained(manner.profile());
    }
    if (manner.share() != ShareKernel.NONE) {
      requireSharing(manner.profile(), kernel);
    }
  }

  private static void requireOneScale(Enlargement enlargement, String option) {
    if (!enlargement.isKnown()) {
      throw new UsageException(
          "%s: is for one scale, and with --width every image has its own; use --scale"
              .formatted(option));
    }
  }

  private static void requireUntrained(Profile profile) {
    if (profile.trained()) {
      throw new UsageException(
          "--kernel: profile %s trains a kernel of its own; use solver, balanced or fast"
              .formatted(FitSettings.PROFILE.type().print().apply(profile)));
    }
  }

  private static void requireSharing(Profile profile, KnownKernel kernel) {
    if (kernel != null) {
      throw new UsageException(
          "--share-kernel: looks for kernels, and --kernel gives one to every image; leave one of them out");
    }
    if (profile == Profile.PAPER) {
      throw new UsageException(
          "--share-kernel: profile paper trains a kernel of its own for each image; use another profile");
    }
  }

  /** The same without a known kernel. */
  public FitConfig(int scale, Profile profile, long seed, int memoryMib, double budget) {
    this(new Enlargement(scale), new Manner(profile), seed, memoryMib, budget, null, null);
  }

  /** The same with a known kernel. */
  public FitConfig with(KnownKernel known) {
    return new FitConfig(enlargement, manner, seed, memoryMib, budget, known, network);
  }

  /** The same with a user's network. */
  public FitConfig with(KnownNetwork known) {
    return new FitConfig(enlargement, manner, seed, memoryMib, budget, kernel, known);
  }

  /** The same with another look. */
  public FitConfig with(Look look) {
    return with(new Manner(profile(), look, share()));
  }

  /** The same with other groups. */
  public FitConfig with(ShareKernel share) {
    return with(new Manner(profile(), look(), share));
  }

  private FitConfig with(Manner other) {
    return new FitConfig(enlargement, other, seed, memoryMib, budget, kernel, network);
  }

  /** The same with another enlargement. */
  public FitConfig with(Enlargement other) {
    return new FitConfig(other, manner, seed, memoryMib, budget, kernel, network);
  }

  /**
   * The same of one image, whose factor is known.
   *
   * @param lrWidth of the upright image, in LR pixels
   * @throws dev.refocus.RefocusException if no scale makes the image as wide as it is to be
   */
  public FitConfig of(int lrWidth) {
    return with(enlargement.of(lrWidth));
  }

  /** The same at the scale to restore at, without what is to be reduced. */
  public FitConfig whole() {
    return with(new Enlargement(scale()));
  }

  /** One configuration for each stage of {@link #whole}; none has the kernel, which is of all. */
  public List<FitConfig> stages() {
    List<Integer> scales = enlargement.stages();
    List<FitConfig> stages = new ArrayList<>();
    stages.add(
        new FitConfig(
            new Enlargement(scales.get(0)), manner, seed, memoryMib, budget, null, network));
    Profile later = profile() == Profile.NETWORK ? Profile.SOLVER : profile();
    Manner own = new Manner(later, look(), ShareKernel.NONE);
    for (int scale : scales.subList(1, scales.size())) {
      stages.add(new FitConfig(new Enlargement(scale), own, seed, memoryMib, budget, null, null));
    }
    return stages;
  }

  /** The same with all of the profile's steps. */
  public FitConfig(int scale, Profile profile, long seed, int memoryMib) {
    this(scale, profile, seed, memoryMib, FitSettings.BUDGET.otherwise());
  }

  /** The same with the default memory. */
  public FitConfig(int scale, Profile profile, long seed) {
    this(scale, profile, seed, FitSettings.MEMORY.otherwise());
  }

  /** Scale of the image model: HR pixels per LR pixel along a side before the image is reduced. */
  public int scale() {
    return enlargement.scale();
  }

  public Profile profile() {
    return manner.profile();
  }

  public Look look() {
    return manner.look();
  }

  public ShareKernel share() {
    return manner.share();
  }

  /**
   * What {@link #id} stands for, by the keys of {@link Settings}; {@code algorithm} and {@code
   * kernel} have none.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("algorithm", Integer.toString(ALGORITHM_VERSION));
    put(settings, FitSettings.SCALE, enlargement.factor());
    if (!enlargement.isKnown()) {
      put(settings, FitSettings.WIDTH, enlargement.width());
    }
    put(settings, FitSettings.PROFILE, profile());
    put(settings, FitSettings.LOOK, look());
    put(settings, FitSettings.SHARE, share());
    put(settings, FitSettings.SEED, seed);
    put(settings, FitSettings.MEMORY, memoryMib);
    if (profile().trained()) {
      settings.put(FitSettings.BUDGET.key(), Double.toString(budget));
    }
    if (kernel != null) {
      settings.put(KERNEL, kernel.id());
    }
    if (network != null) {
      settings.put(FitSettings.NETWORK.key(), network.id());
    }
    return settings;
  }

  private static <T> void put(Map<String, String> settings, Setting<T> setting, T value) {
    settings.put(setting.key(), setting.type().print().apply(value));
  }

  /** What tables call the way of the fit: its profile, and how a network is used. */
  public String way() {
    String name = FitSettings.PROFILE.type().print().apply(profile());
    return network == null || network.use() == NetworkCard.Use.CONSISTENT
        ? name
        : name + "-" + network.use().name().toLowerCase(Locale.ROOT);
  }

  /** 16 hexadecimal digits that differ whenever the pixels may differ. */
  public String id() {
    String identity =
        String.format(
            Locale.ROOT,
            "algorithm=%d scale=%s profile=%s seed=%d memory=%d",
            ALGORITHM_VERSION,
            enlargement.id(),
            profile(),
            seed,
            memoryMib);
    if (look() != FitSettings.LOOK.otherwise()) {
      identity += " look=" + look();
    }
    if (share() != ShareKernel.NONE) {
      identity += " share=" + share();
    }
    if (profile().trained()) {
      identity += " budget=" + budget;
    }
    if (kernel != null) {
      identity += " kernel=" + kernel.id();
    }
    if (network != null) {
      identity += " network=" + network.id();
    }
    return HexFormat.of().formatHex(Sha256.of(identity), 0, 8);
  }

  /**
   * The seed of one image's random stream. It depends on nothing but the image's bytes and this
   * configuration, so that retries and any partitioning draw the same numbers.
   *
   * @param imageId the hexadecimal SHA-256 of the encoded image
   */
  public long seedOf(String imageId) {
    return ByteBuffer.wrap(Sha256.of(String.format(Locale.ROOT, "%s %s %d", imageId, id(), seed)))
        .getLong();
  }
}
