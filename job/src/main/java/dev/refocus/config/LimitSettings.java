package dev.refocus.config;

import dev.refocus.decode.DecodeLimits;
import java.util.List;

/**
 * The bounds of an image's size and time; {@link DecodeLimits} and {@link TimeLimits} hold their
 * values. Those of the size have the defaults of {@link DecodeLimits}, which knows no settings.
 */
public final class LimitSettings {
  /** A month. */
  private static final int MOST_SECONDS = 30 * 24 * 3600;

  private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

  public static final Setting<Long> MAX_BYTES =
      new Setting<>(
          "limits.max-bytes",
          LIMITS.maxBytes(),
          SettingType.whole(1, 1L << 30, "bytes"),
          "Bytes of an encoded image. The program refuses a larger file without reading it.");

  public static final Setting<Integer> MIN_SIDE =
      new Setting<>(
          "limits.min-side",
          LIMITS.minSide(),
          SettingType.integer(8, 1 << 16, "LR pixels"),
          "LR pixels along the shorter side. A smaller image has too few patches to learn from.");

  public static final Setting<Integer> MAX_SIDE =
      new Setting<>(
          "limits.max-side",
          LIMITS.maxSide(),
          SettingType.integer(8, 1 << 16, "LR pixels"),
          "LR pixels along the longer side.");

  public static final Setting<Long> MAX_PIXELS =
      new Setting<>(
          "limits.max-pixels",
          LIMITS.maxPixels(),
          SettingType.whole(64, 1L << 28, "LR pixels"),
          "LR pixels of an image.");

  public static final Setting<Long> MAX_HR_PIXELS =
      new Setting<>(
          "limits.max-hr-pixels",
          LIMITS.maxHrPixels(),
          SettingType.whole(256, 1L << 28, "HR pixels"),
          "HR pixels of an image. Each takes some tens of bytes of memory.");

  public static final Setting<Integer> SECONDS_PER_DECODE =
      new Setting<>(
          "limits.seconds-per-decode",
          LIMITS.maxSeconds(),
          SettingType.integer(1, MOST_SECONDS, "seconds"),
          "Seconds that decoding one image may take. After that the row fails (DEADLINE).");

  public static final Setting<Integer> SECONDS_PER_IMAGE =
      new Setting<>(
          "limits.seconds-per-image",
          1800,
          SettingType.integer(1, MOST_SECONDS, "seconds"),
          """
          Seconds that one image may take. After that the fit ends at its next step, and the row holds the result so far: it \
          is degraded (DEADLINE). No other rows depend on the speed of the machine.""");

  public static final Setting<Integer> SECONDS_TO_HANG =
      new Setting<>(
          "limits.seconds-to-hang",
          3600,
          SettingType.integer(2, MOST_SECONDS, "seconds"),
          """
          Seconds after which the program takes an image for hung; more than limits.seconds-per-image. Its row fails (HUNG), \
          and its executor ends with exit code 21, so that Spark replaces the executor. If the image hangs a second time, the \
          program quarantines it (QUARANTINED).""");

  /** In the order of {@code conf/refocus.properties}. */
  public static final List<Setting<?>> ALL =
      List.of(
          MAX_BYTES,
          MIN_SIDE,
          MAX_SIDE,
          MAX_PIXELS,
          MAX_HR_PIXELS,
          SECONDS_PER_DECODE,
          SECONDS_PER_IMAGE,
          SECONDS_TO_HANG);

  private LimitSettings() {}
}
