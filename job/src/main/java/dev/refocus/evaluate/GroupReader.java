package dev.refocus.evaluate;

import dev.refocus.config.Enlargement;
import dev.refocus.config.Profile;
import dev.refocus.config.spec.SpecNode;
import dev.refocus.evaluate.kernels.KernelReader;
import dev.refocus.evaluate.kernels.KernelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one group of a specification. */
final class GroupReader {
  private static final Set<String> KEYS = keys();
  private static final Map<String, Boolean> BASELINES =
      new TreeMap<>(Map.of("bicubic", false, "true-kernel", true));
  private static final int MOST_PIXELS = 1 << 16;

  private GroupReader() {}

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(CameraReader.KEYS);
    keys.addAll(List.of("name", "images", "crop", "darken", "kernels", "pairing", "scale"));
    keys.addAll(List.of("profiles", "seeds", "baselines"));
    return keys;
  }

  static CaseGroup read(Path file, Map<Object, Object> block) {
    String name = String.valueOf(block.get("name"));
    SpecNode node = new SpecNode("%s, group %s".formatted(file, name), block, KEYS);
    if (!name.matches("(?!\\.+$)[A-Za-z0-9._-]+") || block.get("name") == null) {
      throw node.unusable("name", name, "letters, digits, '.', '_' and '-', and not only dots");
    }
    return new CaseGroup(
        name,
        originals(node),
        kernels(node, file),
        scales(node),
        CameraReader.cameras(node),
        CameraReader.compressions(node),
        fits(node));
  }

  private static CaseGroup.Originals originals(SpecNode node) {
    return new CaseGroup.Originals(
        required(node, "images").stream().map(String::valueOf).toList(),
        node.value("crop").map(crop -> crop(node, crop)),
        node.number("darken", 1, 0.01, 1));
  }

  private static CaseGroup.Kernels kernels(SpecNode node, Path file) {
    return new CaseGroup.Kernels(
        sources(node, file),
        node.value("pairing").map(pairing -> pairing(node, pairing)).orElse(Pairing.CROSS));
  }

  private static CaseGroup.Fits fits(SpecNode node) {
    return new CaseGroup.Fits(
        node.texts("profiles", List.of(), profiles()),
        node.value("seeds").isEmpty()
            ? List.of()
            : node.longs("seeds", 0, Long.MIN_VALUE, Long.MAX_VALUE),
        node.texts("baselines", List.of(), BASELINES).contains(true));
  }

  /**
   * At others the image would be reduced, and the true kernel be on another grid than the found.
   */
  private static List<Integer> scales(SpecNode node) {
    List<Integer> scales = node.integers("scale", 4, 2, 16);
    for (int scale : scales) {
      if (!Enlargement.WHOLE.contains(scale)) {
        throw node.unusable("scale", scale, "one of 2, 3, 4, 8 and 16");
      }
    }
    return scales;
  }

  private static List<?> required(SpecNode node, String key) {
    List<?> list = node.list(key, List.of());
    if (list.isEmpty()) {
      throw node.unusable(key, "missing", "one value or a list of at least one");
    }
    return list;
  }

  private static List<KernelSource> sources(SpecNode node, Path file) {
    List<KernelSource> sources = new ArrayList<>();
    for (Object item : required(node, "kernels")) {
      sources.add(KernelReader.read(node, file, item));
    }
    return sources;
  }

  private static CropWindow crop(SpecNode node, Object value) {
    Object window = value instanceof Integer side ? Map.of("height", side, "width", side) : value;
    SpecNode crop =
        new SpecNode(
            node.where() + ", crop",
            window,
            new TreeSet<>(Set.of("height", "width", "top", "left")));
    return new CropWindow(
        crop.integer("height", MOST_PIXELS, 1, MOST_PIXELS),
        crop.integer("width", MOST_PIXELS, 1, MOST_PIXELS),
        crop.integer("top", CropWindow.CENTERED, CropWindow.CENTERED, MOST_PIXELS),
        crop.integer("left", CropWindow.CENTERED, CropWindow.CENTERED, MOST_PIXELS));
  }

  private static Pairing pairing(SpecNode node, Object value) {
    if (value.equals("cross")) {
      return Pairing.CROSS;
    }
    SpecNode cycle = new SpecNode(node.where() + ", pairing", value, Set.of("cycle"));
    return new Pairing(cycle.integer("cycle", 1, 1, MOST_PIXELS));
  }

  private static Map<String, Profile> profiles() {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (Profile profile : Profile.values()) {
      profiles.put(profile.name().toLowerCase(Locale.ROOT), profile);
    }
    return profiles;
  }
}
