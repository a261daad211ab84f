package dev.refocus.fit;

import dev.refocus.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a fit went, step by step.
 *
 * @param device DJL's name of the device, such as {@code cpu()} or {@code gpu(0)}
 * @param iterations the sum of the kernel's iterations, the noise levels and the optimiser's steps
 *     that the configuration asks for; a deadline may have cut some
 * @param seconds wall time of the fit
 * @param unconfirmed where a user's upscaler draws what the LR image cannot confirm, {@code (1, h,
 *     w)} in [0, 1] with sides of 128 at most: 1 stands for a root mean square difference of .25
 *     and more; empty of other fits
 */
public record FitTrace(
    String device, int iterations, double seconds, List<Step> steps, Optional<Image> unconfirmed) {

  /**
   * One step.
   *
   * @param name such as {@code kernel, 32 px, sparsity 0.004}
   * @param seconds wall time since the fit began
   * @param value what the step is judged by
   * @param unit of {@code value}
   */
  public record Step(String name, double seconds, double value, String unit) {}

  /** Writes a trace while the fit goes on. One fit, one thread. */
  static final class Recorder {
    private final long start = System.nanoTime();
    private final String device;
    private final List<Step> steps = new ArrayList<>();
    private Image unconfirmed;

    Recorder(String device) {
      this.device = device;
    }

    void step(String name, double value, String unit) {
      steps.add(new Step(name, seconds(), value, unit));
    }

    void unconfirmed(Image map) {
      unconfirmed = map;
    }

    FitTrace finish(int iterations) {
      return new FitTrace(
          device, iterations, seconds(), List.copyOf(steps), Optional.ofNullable(unconfirmed));
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
