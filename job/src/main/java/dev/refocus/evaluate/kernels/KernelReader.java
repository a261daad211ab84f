package dev.refocus.evaluate.kernels;

import dev.refocus.UsageException;
import dev.refocus.config.spec.SpecNode;
import dev.refocus.fit.model.Kernel;
import dev.refocus.text.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one entry of {@code kernels}: a file, a glob, or a generator with its parameters. */
public final class KernelReader {
  private static final Map<String, Set<String>> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "gaussian", keys("size", "major", "minor", "degrees"),
              "corner", keys("size", "length", "thickness"),
              "square", keys("size", "side"),
              "hollow-square", keys("size", "side", "hole"),
              "bicubic", keys(),
              "disc", keys("size", "radius", "pixel"),
              "random-gaussian", keys("size", "count", "seed", "min", "max"),
              "random-motion", keys("size", "count", "seed", "min", "max")));
  private static final int MOST_SIZE = 128;
  private static final int MOST_COUNT = 1000;

  private KernelReader() {}

  private static Set<String> keys(String... keys) {
    Set<String> all = new TreeSet<>(Set.of(keys));
    all.add("name");
    return all;
  }

  /**
   * Reads one item of a group's list of kernels.
   *
   * @param group for messages
   * @param file the specification; kernel files are named relative to its folder
   */
  public static KernelSource read(SpecNode group, Path file, Object item) {
    if (item instanceof String name && !PARAMETERS.containsKey(name)) {
      return KernelFiles.source(file.toAbsolutePath().getParent(), name);
    }
    Map<?, ?> map = item instanceof Map<?, ?> given ? given : Map.of(item, Map.of());
    if (map.size() == 1 && map.containsKey(ProgramReader.KEY)) {
      return ProgramReader.read(group, map);
    }
    if (map.size() != 1
        || !PARAMETERS.containsKey(String.valueOf(map.keySet().iterator().next()))) {
      throw group.unusable(
          "kernels",
          item,
          String.format(
              Locale.ROOT,
              "a file, a glob, %s or one of %s",
              ProgramReader.KEY,
              String.join(", ", PARAMETERS.keySet())));
    }
    Map.Entry<?, ?> entry = map.entrySet().iterator().next();
    String kind = String.valueOf(entry.getKey());
    Object parameters = entry.getValue() == null ? Map.of() : entry.getValue();
    SpecNode node = new SpecNode(group.where() + ", " + kind, parameters, PARAMETERS.get(kind));
    return kind.startsWith("random-") ? random(kind, node) : single(kind, node);
  }

  private static KernelSource single(String kind, SpecNode node) {
    String name = node.value("name").map(String::valueOf).orElse(null);
    String described =
        switch (kind) {
          case "gaussian" -> gaussianName(node);
          case "disc" -> DiscReader.name(node, MOST_SIZE);
          default -> kind;
        };
    return scale ->
        List.of(new NamedKernel(name == null ? described : name, generate(kind, node, scale)));
  }

  private static String gaussianName(SpecNode node) {
    return "gaussian-%s-%s-%s"
        .formatted(
            Names.number(variance(node, "major")),
            Names.number(variance(node, "minor")),
            Names.number(node.number("degrees", 0, -360, 360)));
  }

  private static double variance(SpecNode node, String key) {
    if (node.value(key).isEmpty()) {
      throw node.unusable(key, "missing", "a variance in square HR pixels");
    }
    return node.number(key, 0, 0.01, 1000);
  }

  private static Kernel generate(String kind, SpecNode node, int scale) {
    int size = kind.equals("bicubic") ? 0 : size(node, scale);
    return switch (kind) {
      case "gaussian" ->
          SyntheticKernels.gaussian(
              size,
              variance(node, "major"),
              variance(node, "minor"),
              node.number("degrees", 0, -360, 360));
      case "corner" ->
          CenteredKernel.of(
              SyntheticKernels.corner(
                  size,
                  node.integer("length", 4 * scale, 1, size),
                  node.integer("thickness", scale, 1, size)));
      case "square" ->
          SyntheticKernels.square(size, node.integer("side", fitting(4, scale), 1, size), 0);
      case "hollow-square" ->
          SyntheticKernels.square(
              size,
              node.integer("side", fitting(4, scale), 1, size),
              node.integer("hole", fitting(2, scale), 0, size));
      case "disc" -> DiscReader.kernel(node, size, scale);
      default -> SyntheticKernels.bicubic(scale);
    };
  }

  /** Six LR pixels by default: what camera shake and Gaussians of practice need. */
  private static int size(SpecNode node, int scale) {
    int size = node.integer("size", fitting(6, scale), 2, MOST_SIZE);
    if (Math.floorMod(size - scale, 2) != 0) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: size: %d, must differ from the scale %d by an even number",
              node.where(),
              size,
              scale));
    }
    return size;
  }

  /** So many LR pixels in HR pixels, odd if the scale is: then it has the grid's centre. */
  private static int fitting(int lrPixels, int scale) {
    return lrPixels * scale + scale % 2;
  }

  private static KernelSource random(String kind, SpecNode node) {
    int count = node.integer("count", 1, 1, MOST_COUNT);
    long seed = node.longs("seed", 0, 0, Long.MAX_VALUE).get(0);
    String name = node.value("name").map(String::valueOf).orElse(kind.substring(7) + "-" + seed);
    return scale -> {
      List<NamedKernel> kernels = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        // A stream of its own for each, so that a longer list begins with the shorter one.
        SplittableRandom random = new SplittableRandom(31 * seed + i);
        kernels.add(new NamedKernel(name + "-" + i, draw(kind, node, scale, random)));
      }
      return kernels;
    };
  }

  private static Kernel draw(String kind, SpecNode node, int scale, SplittableRandom random) {
    int size = size(node, scale);
    boolean motion = kind.equals("random-motion");
    double least = node.number("min", motion ? 2 * scale : 0.25 * scale, 0.1, size - 2);
    double most = node.number("max", motion ? 5 * scale : scale, least, size - 2);
    return motion
        ? RandomKernels.motion(size, least, most, random)
        : RandomKernels.gaussian(size, least, most, random);
  }
}
