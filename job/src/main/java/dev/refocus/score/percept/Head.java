package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import dev.refocus.UsageException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A perceptron on features: affine maps with ReLU and dropout between them. PerceptCLIP's is 768 -
 * 512 - 256 - outputs with dropout 0.5.
 *
 * @param arrays {@code head.I.weight (out, in)} and {@code head.I.bias (out)}, I from 0 in their
 *     order
 */
public record Head(Map<String, NDArray> arrays) {
  private static final Pattern NAME =
      Pattern.compile(".*(?:head|mlp|layers)\\.(\\d+)\\.(weight|bias)");
  private static final double DROPOUT = 0.5;

  /** Random, with the widths given. */
  static Head untrained(NDManager manager, RandomGenerator random, int... widths) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i + 1 < widths.length; i++) {
      arrays.put(
          "head." + i + ".weight",
          Lora.uniform(manager, new Shape(widths[i + 1], widths[i]), random));
      arrays.put("head." + i + ".bias", manager.zeros(new Shape(widths[i + 1])));
    }
    return new Head(arrays);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("encoder");
  }

  /** Of the arrays named {@code head.N.}, {@code mlp.N.} or {@code layers.N.}, by rising N. */
  static Head of(Map<String, NDArray> all) {
    TreeMap<Integer, String> layers = new TreeMap<>();
    for (String name : all.keySet()) {
      Matcher parts = NAME.matcher(name);
      if (parts.matches() && isName(name)) {
        layers.put(Integer.valueOf(parts.group(1)), name.substring(0, name.lastIndexOf('.')));
      }
    }
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (String name : layers.values()) {
      String layer = "head." + arrays.size() / 2;
      if (!all.containsKey(name + ".weight") || !all.containsKey(name + ".bias")) {
        throw new UsageException("the head's layer %s lacks its weight or bias".formatted(name));
      }
      arrays.put(layer + ".weight", all.get(name + ".weight"));
      arrays.put(layer + ".bias", all.get(name + ".bias"));
    }
    if (arrays.isEmpty()) {
      throw new UsageException(
          String.format(Locale.ROOT, "there is no head.N.weight among the %d arrays", all.size()));
    }
    return new Head(arrays);
  }

  /** The manager of its arrays. */
  NDManager manager() {
    return first().getManager();
  }

  private NDArray first() {
    return arrays.get("head.0.weight");
  }

  int layers() {
    return arrays.size() / 2;
  }

  long inputs() {
    return first().getShape().get(1);
  }

  /**
   * The head's outputs.
   *
   * @param features {@code (n, inputs)}, not normalized
   * @return {@code (n, outputs)}
   */
  NDArray apply(NDArray features, Dropout chance) {
    NDArray x = features;
    for (int i = 0; i < layers(); i++) {
      NDArray weight = arrays.get("head." + i + ".weight");
      NDArray bias = arrays.get("head." + i + ".bias");
      x = Linear.linear(x, weight, bias).singletonOrThrow();
      if (i + 1 < layers()) {
        x = chance.apply(Activation.relu(x), DROPOUT);
      }
    }
    return x;
  }
}
