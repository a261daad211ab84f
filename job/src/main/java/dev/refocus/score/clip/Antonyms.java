package dev.refocus.score.clip;

import java.util.List;

/**
 * Which of two opposite texts an image is nearer to: {@code softmax(l <I, T+>, l <I, T->)[0]} of
 * unit vectors, in [0, 1].
 *
 * @param texts features, positive and negative in turn
 * @param logitScale the factor {@code l}
 */
record Antonyms(List<float[]> texts, double logitScale) {

  /** One probability per pair. */
  double[] probabilities(float[] image) {
    double[] probabilities = new double[texts.size() / 2];
    for (int i = 0; i < probabilities.length; i++) {
      double gain = cosine(image, texts.get(2 * i)) - cosine(image, texts.get(2 * i + 1));
      probabilities[i] = 1 / (1 + Math.exp(-logitScale * gain));
    }
    return probabilities;
  }

  static double cosine(float[] a, float[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
