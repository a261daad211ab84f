package dev.refocus.fit;

import java.util.List;

/**
 * How a fit went, step by step.
 *
 * @param device DJL's name of the device, such as {@code cpu()} or {@code gpu(0)}
 * @param rounds kernel estimates plus noise levels: the iterations that were run
 * @param seconds wall time of the fit
 */
public record FitTrace(String device, int rounds, double seconds, List<Step> steps) {

  /**
   * One step.
   *
   * @param name such as {@code kernel 33 px, round 5}
   * @param seconds wall time since the fit began
   * @param value what the step is judged by
   * @param unit of {@code value}
   */
  public record Step(String name, double seconds, double value, String unit) {}
}
