package dev.refocus.fit.solver;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The arrays of USRNet-tiny by their published names. The file comes along with the program; its
 * source and licence are beside it.
 */
final class UsrnetWeights {
  private static final String FILE = "usrnet_tiny.safetensors";

  private final Map<String, NDArray> arrays = new HashMap<>();

  private UsrnetWeights(NDList list) {
    list.forEach(array -> arrays.put(array.getName(), array));
  }

  /**
   * @param manager that the arrays live with
   */
  static UsrnetWeights load(NDManager manager) {
    try (InputStream file = UsrnetWeights.class.getResourceAsStream(FILE)) {
      return new UsrnetWeights(NDList.decode(manager, file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The weights of a layer, {@code (out, in, k, k)}. */
  NDArray weight(String layer) {
    return get(layer + ".weight");
  }

  /** The biases of a layer, {@code (out)}. */
  NDArray bias(String layer) {
    return get(layer + ".bias");
  }

  private NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalStateException(FILE + " has no array " + name);
    }
    return array;
  }
}
