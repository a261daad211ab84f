package dev.refocus.fit.network;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import java.nio.file.Path;
import java.util.Locale;

/** What a network that nobody describes does: it is asked with a grey image. */
final class NetworkProbe {
  /** A multiple of whatever a network may want. */
  private static final int SIDE = 64;

  /** What nobody describes is given multiples of it: of the windows of most transformers. */
  private static final int MULTIPLE = 8;

  private static final int COLORS = 3;
  private static final float GREY = 0.5f;
  private static final int KERNEL = 12;
  private static final long SOLVED_SCALE = 2;
  private static final int LEAST_SCALE = 2;
  private static final int MOST_SCALE = 4;

  private NetworkProbe() {}

  /**
   * @throws UsageException if it neither enlarges colours by 2, 3 or 4 nor denoises nor restores
   *     under a kernel
   */
  static NetworkCard card(Path file, Network network) {
    int scale;
    try {
      scale = rows(network, SIDE, NetworkProbe::colors) / SIDE;
    } catch (RuntimeException e) {
      return other(file, network, e);
    }
    requireAnySize(file, network, NetworkProbe::colors);
    if (scale < LEAST_SCALE || scale > MOST_SCALE) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s makes %d x %d pixels of 64 x 64; it must enlarge by 2, 3 or 4, take three colours and a plane of the noise level and keep the size, or take an image, a kernel, a scale and a noise level",
              file,
              scale * SIDE,
              scale * SIDE));
    }
    return NetworkCard.upscaler(scale, MULTIPLE);
  }

  /** An image's windows have a size of their own. */
  private static void requireAnySize(Path file, Network network, Seen seen) {
    try {
      rows(network, SIDE + MULTIPLE, seen);
    } catch (RuntimeException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s takes %d x %d pixels and not %d x %d: it was saved for one size; save it for any",
              file,
              SIDE,
              SIDE,
              SIDE + MULTIPLE,
              SIDE + MULTIPLE),
          e);
    }
  }

  private static NetworkCard other(Path file, Network network, RuntimeException colorsOnly) {
    if (keepsTo(file, network, SIDE, NetworkProbe::noisy, colorsOnly)) {
      return NetworkCard.denoiser(MULTIPLE);
    }
    int solved = (int) SOLVED_SCALE * SIDE;
    if (keepsTo(file, network, solved, NetworkProbe::degraded, colorsOnly)) {
      return NetworkCard.solver(MULTIPLE);
    }
    throw new UsageException(
        "%s takes neither (1, 3, 64, 64) numbers nor, as a denoiser, (1, 4, 64, 64) nor, as a solver, an image, a kernel, a scale and a noise level: %s"
            .formatted(file, NetworkFile.firstLine(colorsOnly)),
        colorsOnly);
  }

  /** Whether it makes so many rows of {@value #SIDE}. */
  private static boolean keepsTo(
      Path file, Network network, int rows, Seen seen, RuntimeException colorsOnly) {
    try {
      if (rows(network, SIDE, seen) != rows) {
        return false;
      }
    } catch (IllegalStateException | IllegalArgumentException | EngineException e) {
      colorsOnly.addSuppressed(e);
      return false;
    }
    requireAnySize(file, network, seen);
    return true;
  }

  /** What a network sees of a grey square. */
  private interface Seen {
    NDList of(NDManager manager, int side);
  }

  private static NDList colors(NDManager manager, int side) {
    return new NDList(manager.full(new Shape(1, COLORS, side, side), GREY));
  }

  private static NDList noisy(NDManager manager, int side) {
    return new NDList(manager.full(new Shape(1, COLORS + 1, side, side), GREY));
  }

  private static NDList degraded(NDManager manager, int side) {
    float weight = 1f / (KERNEL * KERNEL);
    return colors(manager, side)
        .addAll(
            new NDList(
                manager.full(new Shape(1, 1, KERNEL, KERNEL), weight),
                manager.create(SOLVED_SCALE),
                manager.full(new Shape(1, 1, 1, 1), 0)));
  }

  /** Rows of what it makes. */
  private static int rows(Network network, int side, Seen seen) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Shape shape = network.run(seen.of(manager, side)).getShape();
      boolean colors = shape.dimension() == 4 && shape.get(1) == COLORS;
      if (!colors || shape.get(2) != shape.get(3)) {
        throw new IllegalStateException("it makes " + shape);
      }
      return (int) shape.get(2);
    }
  }
}
