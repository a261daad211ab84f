package dev.refocus.score.percept;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.refocus.ndarray.ParameterLayout;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What training changes: a head and, perhaps empty, a change of low rank to the backbone. Their
 * arrays are parts of one vector, so that an optimiser sees one array.
 */
public record Adaptation(Lora lora, Head head) {

  /** By the names in an adapter's file. */
  Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>(lora.arrays());
    arrays.putAll(head.arrays());
    return arrays;
  }

  /** All numbers, the arrays one after the other. */
  NDArray vector() {
    NDList flat = new NDList();
    arrays().values().forEach(array -> flat.add(array.flatten()));
    return NDArrays.concat(flat);
  }

  /**
   * The same adaptation with other numbers.
   *
   * @param vector as {@link #vector} makes it; the arrays are views of it
   */
  Adaptation at(NDArray vector) {
    Iterator<NDArray> parts = layout().split(vector);
    return new Adaptation(
        lora.with(named(lora.arrays().keySet(), parts)),
        new Head(named(head.arrays().keySet(), parts)));
  }

  private ParameterLayout layout() {
    ParameterLayout layout = new ParameterLayout();
    arrays().values().forEach(array -> layout.constant(0, array.getShape().getShape()));
    return layout;
  }

  private static Map<String, NDArray> named(Collection<String> names, Iterator<NDArray> parts) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    names.forEach(name -> arrays.put(name, parts.next()));
    return arrays;
  }
}
