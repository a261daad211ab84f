package dev.refocus.fit.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The mixture at one noise level.
 *
 * <p>Density and filter are taken relative to white noise: only the axes along which a component
 * differs from it are multiplied out, at high noise a few of 64.
 */
final class MixtureFilter {
  /** Axes with less than this share of the noise's variance do not tell components apart. */
  private static final double NEGLIGIBLE = 0.02;

  private final List<NDArray> contrasts = new ArrayList<>();
  private final List<NDArray> wieners = new ArrayList<>();
  private final double[] logScales;

  MixtureFilter(NDManager manager, List<Gaussian> components, double sigma) {
    logScales = components.stream().mapToDouble(c -> c.logScale(sigma)).toArray();
    for (Gaussian component : components) {
      contrasts.add(rows(manager, component.contrast(sigma, NEGLIGIBLE)));
      wieners.add(wiener(manager, component, sigma));
    }
  }

  /** {@code (64, 64)}: the Wiener filter {@code C (C + sigma^2)^-1} of a component. */
  private static NDArray wiener(NDManager manager, Gaussian component, double sigma) {
    return Scope.of(
        () ->
            rows(manager, component.plainAxes())
                .transpose()
                .matMul(rows(manager, component.gainedAxes(sigma))));
  }

  private static NDArray rows(NDManager manager, float[] values) {
    return manager.create(values, new Shape(values.length / Patches.DIMENSION, Patches.DIMENSION));
  }

  /**
   * {@code (64, n)} zero-mean patches to their denoised ones.
   *
   * @param best the component that each goes through, see {@link #likeliest}
   */
  NDArray apply(NDArray patches, int[] best) {
    return Scope.of(
        () -> {
          NDManager manager = patches.getManager();
          long[] order = Grouping.order(best, logScales.length);
          int[] starts = Grouping.starts(best, logScales.length);
          NDArray sorted = patches.transpose().get(Layers.indices(manager, order));
          NDArray clean = filter(sorted, starts);
          long[] inverse = Grouping.inverse(order);
          return Layers.copy(clean.get(Layers.indices(manager, inverse)).transpose());
        });
  }

  /** Index of the likeliest component of each patch. */
  int[] likeliest(NDArray patches) {
    return Scope.run(
        () -> {
          NDList scores = new NDList();
          for (int i = 0; i < logScales.length; i++) {
            scores.add(score(patches, i));
          }
          return NDArrays.stack(scores).argMax(0).toType(DataType.INT32, false).toIntArray();
        });
  }

  private NDArray score(NDArray patches, int i) {
    NDArray contrast = contrasts.get(i);
    if (contrast.getShape().get(0) == 0) {
      return patches.getManager().full(new Shape(patches.getShape().get(1)), (float) logScales[i]);
    }
    return Scope.of(
        () ->
            contrast
                .matMul(patches)
                .square()
                .sum(new int[] {0})
                .muli(0.5f)
                .addi((float) logScales[i]));
  }

  private NDArray filter(NDArray sorted, int[] starts) {
    NDList groups = new NDList();
    for (int i = 0; i < logScales.length; i++) {
      if (starts[i + 1] > starts[i]) {
        groups.add(
            sorted.get(NDIndex.sliceAxis(0, starts[i], starts[i + 1])).matMul(wieners.get(i)));
      }
    }
    return NDArrays.concat(groups, 0);
  }
}
