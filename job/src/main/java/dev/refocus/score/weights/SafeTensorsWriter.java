package dev.refocus.score.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes named arrays as {@link SafeTensors} reads them, float32. */
public final class SafeTensorsWriter {
  private SafeTensorsWriter() {}

  public static void write(Path file, Map<String, NDArray> arrays) throws IOException {
    try (NDList named = named(arrays);
        OutputStream stream = Files.newOutputStream(file)) {
      named.encode(stream, NDList.Encoding.SAFETENSORS);
    }
  }

  /** Copies, because DJL writes the name that an array has. */
  private static NDList named(Map<String, NDArray> arrays) {
    NDList named = new NDList();
    arrays.forEach(
        (name, array) -> {
          NDArray copy = array.toType(DataType.FLOAT32, true);
          copy.setName(name);
          named.add(copy);
        });
    return named;
  }
}
