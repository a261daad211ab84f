package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A head's outputs, one row per view. */
final class Outputs {
  private Outputs() {}

  /** The image's scores: the mean over its views, scaled, or the mean of the probabilities. */
  static float[] score(AdapterCard card, List<float[]> views) {
    double[] sum = new double[views.get(0).length];
    for (float[] view : views) {
      double[] values = card.classes() ? softmax(view) : scaled(card, view);
      Arrays.setAll(sum, i -> sum[i] + values[i]);
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / views.size());
    }
    return mean;
  }

  private static double[] scaled(AdapterCard card, float[] view) {
    double[] values = new double[view.length];
    Arrays.setAll(values, i -> card.gain() * view[i] + card.offset());
    return values;
  }

  private static double[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] values = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(logits[i] - most);
      sum += values[i];
    }
    double total = sum;
    Arrays.setAll(values, i -> values[i] / total);
    return values;
  }

  static float[] flat(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] all = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * width, width);
    }
    return all;
  }

  static List<float[]> rows(NDArray matrix) {
    int width = (int) matrix.getShape().get(1);
    float[] all;
    try (NDArray floats = matrix.toType(DataType.FLOAT32, true)) {
      all = floats.toFloatArray();
    }
    List<float[]> rows = new ArrayList<>();
    for (int start = 0; start < all.length; start += width) {
      rows.add(Arrays.copyOfRange(all, start, start + width));
    }
    return rows;
  }
}
