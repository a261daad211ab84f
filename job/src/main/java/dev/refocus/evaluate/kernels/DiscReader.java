package dev.refocus.evaluate.kernels;

import dev.refocus.config.spec.SpecNode;
import dev.refocus.fit.model.Kernel;
import dev.refocus.text.Names;

/** Reads the parameters of the generator {@code disc}. */
final class DiscReader {
  /** LR pixels of the default radius: the disc is wider than a pixel by six tenths. */
  private static final double RADIUS = 0.8;

  private static final double LEAST_RADIUS = 0.5;

  private DiscReader() {}

  /** Its name where the specification gives none. */
  static String name(SpecNode node, int mostSize) {
    String radius =
        node.value("radius").isEmpty()
            ? ""
            : "-" + Names.number(node.number("radius", 0, LEAST_RADIUS, mostSize / 2.0));
    return "disc" + radius + (pixel(node) ? "-pixel" : "");
  }

  static Kernel kernel(SpecNode node, int size, int scale) {
    int room = pixel(node) ? size - scale + 1 : size;
    double radius = node.number("radius", RADIUS * scale, LEAST_RADIUS, Double.MAX_VALUE);
    if (2 * radius > room) {
      throw node.unusable("radius", radius, "at most %s: enlarge size".formatted(room / 2.0));
    }
    return pixel(node) ? DiscKernel.onPixels(size, radius, scale) : DiscKernel.of(size, radius);
  }

  private static boolean pixel(SpecNode node) {
    return node.flag("pixel", false);
  }
}
