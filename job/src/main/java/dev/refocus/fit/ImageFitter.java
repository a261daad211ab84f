package dev.refocus.fit;

import ai.djl.Device;
import dev.refocus.config.FitConfig;
import dev.refocus.decode.DecodedImage;

/** Recovers the HR image and the kernel of one LR image. One per JVM; safe for many threads. */
public final class ImageFitter implements AutoCloseable {
  private final Device device;
  private final int threads;

  /**
   * @param device where the arrays live
   * @param threads that one fit may use; results do not depend on it
   */
  public ImageFitter(Device device, int threads) {
    this.device = device;
    this.threads = threads;
  }

  /**
   * @param seed of this image's random stream
   * @throws dev.refocus.RefocusException if the image cannot be restored
   */
  public Restoration fit(DecodedImage lr, FitConfig config, long seed) {
    throw new UnsupportedOperationException(
        "seed %d on %s with %d threads".formatted(seed, device, threads));
  }

  @Override
  public void close() {}
}
