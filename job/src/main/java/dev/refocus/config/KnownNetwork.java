package dev.refocus.config;

import dev.refocus.UsageException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A network that the user brings.
 *
 * @param name for messages
 * @param place URI or path of its file; it may lie elsewhere on each machine
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param use how far its way is gone
 */
public record KnownNetwork(
    String name, String place, String sha256, NetworkCard card, NetworkCard.Use use)
    implements Serializable {
  private static final int ID_DIGITS = 16;

  /** A network whose way is gone to the end. */
  public KnownNetwork(String name, String place, String sha256, NetworkCard card) {
    this(name, place, sha256, card, NetworkCard.Use.CONSISTENT);
  }

  /** The same file at another place. */
  public KnownNetwork at(String other) {
    return new KnownNetwork(name, other, sha256, card, use);
  }

  /** The same network, used otherwise. */
  public KnownNetwork used(NetworkCard.Use other) {
    return new KnownNetwork(name, place, sha256, card, other);
  }

  /** Hexadecimal digits that differ whenever the file or its use does. */
  String id() {
    String text = sha256 + " " + card + " " + use;
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  /**
   * Refuses a network that enlarges otherwise.
   *
   * @throws UsageException if its scale is another
   */
  void requireFor(int scale) {
    if (card.kind() == NetworkCard.Kind.UPSCALER && card.scale() != scale) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--network: %s enlarges by %d, and fit.scale is %d; use --scale %d or another network",
              name,
              card.scale(),
              scale,
              card.scale()));
    }
  }
}
