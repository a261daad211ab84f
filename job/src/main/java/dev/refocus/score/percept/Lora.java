package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.refocus.UsageException;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import dev.refocus.score.weights.Projection;
import dev.refocus.score.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes of low rank to matrices of an image tower: {@code W + scale B A}.
 *
 * <p>Source: Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2022; the scale (alpha
 * / rank) and, in adapters, the places as in PerceptCLIP: the query, key and value matrices.
 *
 * @param arrays {@code NAME.lora_A.weight (rank, in)} and {@code NAME.lora_B.weight (out, rank)} by
 *     the names of the matrices; empty for no change
 */
public record Lora(Map<String, NDArray> arrays, double scale, double dropout) {
  private static final Pattern NAME =
      Pattern.compile(
          ".*encoder\\.layers\\.(\\d+)\\.self_attn\\.([qkv])_proj\\.lora_([AB])(\\.default)?\\.weight");
  private static final Lora NONE = new Lora(Map.of(), 0, 0);

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** No change at all. */
  static Lora none() {
    return NONE;
  }

  /** The same change with other numbers. */
  Lora with(Map<String, NDArray> others) {
    return new Lora(others, scale, dropout);
  }

  /**
   * {@code A} at random, {@code B} zero: no change at first.
   *
   * @param matrices that are changed, such as {@link #queries}
   */
  public static Lora untrained(
      Weights weights,
      List<String> matrices,
      int rank,
      double scale,
      double dropout,
      RandomGenerator random) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (String name : matrices) {
      Shape shape = weights.get(name + ".weight").getShape();
      NDManager manager = weights.manager();
      arrays.put(name + ".lora_A.weight", uniform(manager, new Shape(rank, shape.get(1)), random));
      arrays.put(name + ".lora_B.weight", manager.zeros(new Shape(shape.get(0), rank)));
    }
    return new Lora(arrays, scale, dropout);
  }

  /** Uniform in {@code +- 1 / sqrt(in)}. */
  static NDArray uniform(NDManager manager, Shape shape, RandomGenerator random) {
    float[] values = new float[(int) shape.size()];
    double bound = 1 / Math.sqrt((double) shape.get(1));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return manager.create(values, shape);
  }

  /** Of arrays by these names or by those of the peft library; others are left out. */
  static Lora of(Map<String, NDArray> all, double scale) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    all.forEach(
        (name, array) -> {
          Matcher parts = NAME.matcher(name);
          if (parts.matches()) {
            String matrix = matrix(parts.group(1), parts.group(2));
            arrays.put(matrix + ".lora_" + parts.group(3) + ".weight", array);
          }
        });
    return new Lora(arrays, scale, 0);
  }

  /** The query, key and value matrices of an image tower. */
  static List<String> queries(int layers) {
    return IntStream.range(0, layers)
        .mapToObj(String::valueOf)
        .flatMap(layer -> Stream.of("q", "k", "v").map(part -> matrix(layer, part)))
        .toList();
  }

  private static String matrix(String layer, String part) {
    return "vision_model.encoder.layers.%s.self_attn.%s_proj".formatted(layer, part);
  }

  /** The model's products with the change beside them, which can be trained. */
  public Projection over(Weights weights, Dropout chance) {
    Projection base = Projection.of(weights);
    return (name, x) -> {
      NDArray a = arrays.get(name + ".lora_A.weight");
      NDArray b = arrays.get(name + ".lora_B.weight");
      NDArray y = base.apply(name, x);
      return a == null
          ? y
          : y.add(Layers.scale(linear(linear(chance.apply(x, dropout), a), b), scale));
    };
  }

  private static NDArray linear(NDArray x, NDArray matrix) {
    return Linear.linear(x, matrix).singletonOrThrow();
  }

  /**
   * The model's products with changed matrices: as fast as without the change. The model's own
   * matrices stay as they are, for others who share it.
   *
   * @param manager that holds the changed matrices
   * @throws UsageException if the change does not fit the model
   */
  Projection merged(Weights weights, NDManager manager) {
    Map<String, NDArray> merged = matrices(weights, manager);
    Projection base = Projection.of(weights);
    return (name, x) ->
        merged.containsKey(name)
            ? Linear.linear(x, merged.get(name), weights.get(name + ".bias")).singletonOrThrow()
            : base.apply(name, x);
  }

  /**
   * The changed matrices by their names without {@code .weight}.
   *
   * @param manager that holds them
   * @throws UsageException if the change does not fit the model
   */
  public Map<String, NDArray> matrices(Weights weights, NDManager manager) {
    Map<String, NDArray> changed = new LinkedHashMap<>();
    for (String key : arrays.keySet()) {
      if (key.endsWith(".lora_A.weight")) {
        String name = key.replace(".lora_A.weight", "");
        NDArray matrix = Scope.of(() -> changed(name, weights.get(name + ".weight")));
        matrix.attach(manager);
        NDScope.unregister(matrix);
        changed.put(name, matrix);
      }
    }
    return changed;
  }

  private NDArray changed(String name, NDArray matrix) {
    NDArray a = arrays.get(name + ".lora_A.weight");
    NDArray b = arrays.get(name + ".lora_B.weight");
    requireFit(name, matrix.getShape(), a, b);
    return matrix.add(b.matMul(a).muli((float) scale));
  }

  private static void requireFit(String name, Shape matrix, NDArray a, NDArray b) {
    if (b == null
        || a.getShape().get(1) != matrix.get(1)
        || b.getShape().get(0) != matrix.get(0)
        || a.getShape().get(0) != b.getShape().get(1)) {
      throw new UsageException(
          "the adapter's change of %s, %s times %s, does not fit the backbone's %s; the adapter belongs to another backbone"
              .formatted(name, b == null ? "nothing" : b.getShape(), a.getShape(), matrix));
    }
  }
}
