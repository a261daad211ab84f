package dev.refocus.evaluate.kernels;

import java.util.List;

/** Where the kernels of a group come from: files or a generator. */
@FunctionalInterface
public interface KernelSource {
  /**
   * The kernels for a scale.
   *
   * @param scale HR pixels per LR pixel; the sizes that a generator chooses itself grow with it
   */
  List<NamedKernel> kernels(int scale);
}
