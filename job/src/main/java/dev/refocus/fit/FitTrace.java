package dev.refocus.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * How a fit went, step by step.
 *
 * @param device DJL's name of the device, such as {@code cpu()} or {@code gpu(0)}
 * @param iterations the sum of the kernel's iterations, the noise levels and the optimiser's steps
 *     that the configuration asks for; a deadline may have cut some
 * @param seconds wall time of the fit
 */
public record FitTrace(String device, int iterations, double seconds, List<Step> steps) {

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

    Recorder(String device) {
      this.device = device;
    }

    void step(String name, double value, String unit) {
      steps.add(new Step(name, seconds(), value, unit));
    }

    FitTrace finish(int iterations) {
      return new FitTrace(device, iterations, seconds(), List.copyOf(steps));
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
