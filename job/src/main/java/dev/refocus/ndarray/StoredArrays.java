package dev.refocus.ndarray;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Arrays by name of a safetensors file that comes along with the program. */
public final class StoredArrays {
  private final String file;
  private final Map<String, NDArray> arrays = new HashMap<>();

  private StoredArrays(String file, NDList list) {
    this.file = file;
    list.forEach(array -> arrays.put(array.getName(), array));
  }

  /**
   * Reads a file that lies beside a class.
   *
   * @param manager that the arrays live with
   */
  public static StoredArrays beside(Class<?> user, String file, NDManager manager) {
    try (InputStream stream = user.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("no file " + file + " beside " + user.getName());
      }
      return new StoredArrays(file, NDList.decode(manager, stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The weights of a layer, {@code (out, in, k, k)}. */
  public NDArray weight(String layer) {
    return get(layer + ".weight");
  }

  /** The biases of a layer, {@code (out)}. */
  public NDArray bias(String layer) {
    return get(layer + ".bias");
  }

  private NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalStateException(file + " has no array " + name);
    }
    return array;
  }
}
