package dev.refocus.score.percept;

import java.util.List;

/** From outputs to opinions: {@code opinion = gain * output + offset}. */
record Scale(double gain, double offset) {

  /** Makes the training's opinions have mean 0 and variance 1. */
  static Scale of(List<Example> examples) {
    double mean = 0;
    double square = 0;
    long count = 0;
    for (Example example : examples) {
      for (float target : example.target()) {
        mean += target;
        square += (double) target * target;
        count++;
      }
    }
    mean /= count;
    double deviation = Math.sqrt(Math.max(square / count - mean * mean, 0));
    return new Scale(deviation > 0 ? deviation : 1, mean);
  }

  float[] down(float[] opinions) {
    float[] outputs = new float[opinions.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) ((opinions[i] - offset) / gain);
    }
    return outputs;
  }

  /** This scale after the line that is nearest to the targets, by least squares. */
  Scale after(List<float[]> outputs, List<float[]> targets) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    int count = outputs.size();
    for (int i = 0; i < count; i++) {
      x += outputs.get(i)[0] / (double) count;
      y += targets.get(i)[0] / (double) count;
    }
    for (int i = 0; i < count; i++) {
      xx += Math.pow(outputs.get(i)[0] - x, 2);
      xy += (outputs.get(i)[0] - x) * (targets.get(i)[0] - y);
    }
    double slope = xx > 0 ? xy / xx : 0;
    return new Scale(gain * slope, offset + gain * (y - slope * x));
  }
}
