package dev.refocus.fit.network;

import ai.djl.Device;
import ai.djl.engine.EngineException;
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
  private static final int LEAST_SCALE = 2;
  private static final int MOST_SCALE = 4;

  private NetworkProbe() {}

  /**
   * @throws UsageException if it neither enlarges colours by 2, 3 or 4 nor denoises
   */
  static NetworkCard card(Path file, Network network) {
    int scale;
    try {
      scale = rows(network, COLORS, SIDE) / SIDE;
    } catch (RuntimeException e) {
      return denoiser(file, network, e);
    }
    requireAnySize(file, network, COLORS);
    if (scale < LEAST_SCALE || scale > MOST_SCALE) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s makes %d x %d pixels of 64 x 64; it must enlarge by 2, 3 or 4, or take three colours and a plane of the noise level and keep the size",
              file,
              scale * SIDE,
              scale * SIDE));
    }
    return NetworkCard.upscaler(scale, MULTIPLE);
  }

  /** An image's windows have a size of their own. */
  private static void requireAnySize(Path file, Network network, int channels) {
    try {
      rows(network, channels, SIDE + MULTIPLE);
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

  private static NetworkCard denoiser(Path file, Network network, RuntimeException colorsOnly) {
    try {
      if (rows(network, COLORS + 1, SIDE) == SIDE) {
        requireAnySize(file, network, COLORS + 1);
        return NetworkCard.denoiser(MULTIPLE);
      }
    } catch (IllegalStateException | EngineException e) {
      colorsOnly.addSuppressed(e);
    }
    throw new UsageException(
        "%s takes neither (1, 3, 64, 64) numbers nor, as a denoiser, (1, 4, 64, 64): %s"
            .formatted(file, NetworkFile.firstLine(colorsOnly)),
        colorsOnly);
  }

  /** Rows of what it makes. */
  private static int rows(Network network, int channels, int side) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Shape shape = network.run(manager.full(new Shape(1, channels, side, side), GREY)).getShape();
      boolean colors = shape.dimension() == 4 && shape.get(1) == COLORS;
      if (!colors || shape.get(2) != shape.get(3)) {
        throw new IllegalStateException("it makes " + shape);
      }
      return (int) shape.get(2);
    }
  }
}
