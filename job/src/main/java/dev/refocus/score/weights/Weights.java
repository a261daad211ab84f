package dev.refocus.score.weights;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.refocus.UsageException;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's arrays on a device, by Hugging Face's names, whichever names the file uses. Float32 on
 * a CPU, float16 on a GPU. Reading is lazy: what nobody asks for is not loaded.
 */
public final class Weights implements AutoCloseable {
  public static final String FILE = "model.safetensors";
  private static final String OPENAI_MARK = "visual.conv1.weight";

  private final Path file;
  private final SafeTensors tensors;
  private final NDManager manager;
  private final String prefix;
  private final boolean openAi;
  private final Map<String, NDArray> loaded = new LinkedHashMap<>();
  private String sha256;
  private int holders = 1;

  private Weights(Path file, Device device) {
    this.file = file;
    tensors = SafeTensors.open(file);
    manager = NDManager.newBaseManager(device, "PyTorch");
    String mark =
        tensors.names().stream().filter(name -> name.endsWith(OPENAI_MARK)).findFirst().orElse("");
    openAi = !mark.isEmpty();
    prefix = openAi ? mark.substring(0, mark.length() - OPENAI_MARK.length()) : "";
  }

  /**
   * Opens the weights of a folder.
   *
   * @param folder that has {@value #FILE}
   * @throws UsageException if the file is missing or unsound
   */
  public static Weights open(Path folder, Device device) {
    return new Weights(folder.resolve(FILE), device);
  }

  public NDManager manager() {
    return manager;
  }

  /** These for one holder more: they are freed when each has closed them. */
  public synchronized Weights share() {
    holders++;
    return this;
  }

  /** Of the file as it lies on disk, 64 lower-case hexadecimal digits; read once. */
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = sha256(file.getParent());
    }
    return sha256;
  }

  /** Whether the file has the array. */
  public boolean has(String name) {
    return tensors.names().contains(place(name).name());
  }

  /** Of the file as it lies on disk, 64 lower-case hexadecimal digits. */
  public static String sha256(Path folder) {
    Path file = folder.resolve(FILE);
    try (InputStream stream = Files.newInputStream(file)) {
      return Sha256.hex(stream);
    } catch (IOException e) {
      throw new UsageException("%s cannot be read (%s)".formatted(file, e), e);
    }
  }

  /**
   * The array; later calls give the same one.
   *
   * @throws UsageException if the file has none of that name
   */
  public synchronized NDArray get(String name) {
    NDArray array = loaded.get(name);
    if (array == null) {
      array = load(name);
      // It outlives the expression that asks for it first.
      NDScope.unregister(array);
      loaded.put(name, array);
    }
    return array;
  }

  private NDArray load(String name) {
    NameMap.Place place = place(name);
    NDArray array = tensors.read(place.name(), manager, type());
    if (place.third() < 0 && !place.turned()) {
      return array;
    }
    try (array) {
      long rows = array.getShape().get(0) / 3;
      NDArray part =
          place.turned()
              ? array.transpose()
              : array.get(NDIndex.sliceAxis(0, place.third() * rows, (place.third() + 1) * rows));
      return part.duplicate();
    }
  }

  private NameMap.Place place(String name) {
    if (!openAi) {
      return new NameMap.Place(name, -1, false);
    }
    NameMap.Place place = NameMap.openAi(name);
    return new NameMap.Place(prefix + place.name(), place.third(), place.turned());
  }

  /** Of the numbers: float16 on a GPU, else float32. */
  public DataType type() {
    return manager.getDevice().isGpu() ? DataType.FLOAT16 : DataType.FLOAT32;
  }

  @Override
  public String toString() {
    return file.toString();
  }

  @Override
  public synchronized void close() {
    holders--;
    if (holders == 0) {
      manager.close();
    }
  }
}
