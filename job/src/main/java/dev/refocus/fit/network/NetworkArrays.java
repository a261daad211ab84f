package dev.refocus.fit.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import dev.refocus.UsageException;
import dev.refocus.ndarray.Layers;
import dev.refocus.score.weights.SafeTensors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The arrays of a network on a device by their names: float32 on a CPU, float16 on a GPU. */
final class NetworkArrays implements AutoCloseable {
  private final Path file;
  private final NDManager manager;
  private final Map<String, NDArray> arrays = new HashMap<>();

  private NetworkArrays(Path file, NDManager manager) {
    this.file = file;
    this.manager = manager;
  }

  /**
   * Loads every array.
   *
   * @throws UsageException if the file is unsound
   */
  static NetworkArrays load(Path file, SafeTensors tensors, Device device) {
    NetworkArrays loaded = new NetworkArrays(file, NDManager.newBaseManager(device, "PyTorch"));
    for (String name : tensors.names()) {
      NDArray array = tensors.read(name, loaded.manager, loaded.type());
      // It outlives the expression that asks for the network first.
      NDScope.unregister(array);
      loaded.arrays.put(name, array);
    }
    return loaded;
  }

  DataType type() {
    return manager.getDevice().isGpu() ? DataType.FLOAT16 : DataType.FLOAT32;
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * The array of a name.
   *
   * @throws UsageException if there is none
   */
  NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new UsageException(
          "%s has no array %s; convert the network's published file again".formatted(file, name));
    }
    return array;
  }

  /** Correlation with a layer's 3 x 3 weights, one zero around. */
  NDArray convolve(NDArray x, String layer) {
    return Layers.convolve(x, get(layer + ".weight"), get(layer + ".bias"), 1, 1, 1);
  }

  @Override
  public void close() {
    manager.close();
  }
}
