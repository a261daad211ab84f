package dev.refocus.score.models;

import dev.refocus.config.NetworkCard;
import dev.refocus.config.spec.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an entry of {@code models.yaml} says of a network that restores. */
final class NetworkEntry {
  static final List<String> KEYS =
      List.of("scale", "range", "colors", "multiple", "kernel", "noise");

  private static final Map<String, Boolean> COLORS =
      new TreeMap<>(Map.of("rgb", false, "bgr", true));

  private static final int MOST_MULTIPLE = 256;
  private static final double MOST_RANGE = 65535;

  private NetworkEntry() {}

  /**
   * @throws dev.refocus.UsageException if a value is out of its bounds
   */
  static NetworkCard read(SpecNode node, NetworkCard.Kind kind) {
    boolean enlarges = kind == NetworkCard.Kind.UPSCALER;
    return new NetworkCard(
        kind,
        enlarges ? node.integer("scale", 4, 2, 4) : node.integer("scale", 1, 1, 1),
        node.number("range", 1, 1, MOST_RANGE),
        node.text("colors", false, COLORS),
        node.integer("multiple", 1, 1, MOST_MULTIPLE),
        node.value("kernel").map(String::valueOf).orElse(NetworkCard.BICUBIC),
        node.number("noise", enlarges ? 0 : NetworkCard.MOST_NOISE, 0, 1));
  }

  static Map<String, Object> yaml(NetworkCard card) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("scale", card.scale());
    node.put("range", card.range());
    node.put("colors", card.bgr() ? "bgr" : "rgb");
    node.put("multiple", card.multiple());
    node.put("kernel", card.kernel());
    node.put("noise", card.noise());
    return node;
  }
}
