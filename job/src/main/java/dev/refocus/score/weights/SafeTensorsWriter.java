package dev.refocus.score.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes named arrays as {@link SafeTensors} reads them, float32. */
public final class SafeTensorsWriter {
  private SafeTensorsWriter() {}

  public static void write(Path file, Map<String, NDArray> arrays) throws IOException {
    ObjectNode header = new ObjectMapper().createObjectNode();
    long start = 0;
    for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
      ObjectNode entry = header.putObject(array.getKey()).put("dtype", "F32");
      for (long side : array.getValue().getShape().getShape()) {
        entry.withArray("shape").add(side);
      }
      entry.withArray("shape");
      long end = start + 4 * array.getValue().size();
      entry.putArray("data_offsets").add(start).add(end);
      start = end;
    }
    try (OutputStream stream = Files.newOutputStream(file)) {
      byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
      byte[] length = new byte[8];
      littleEndian(length).putLong(text.length);
      stream.write(length);
      stream.write(text);
      for (NDArray array : arrays.values()) {
        stream.write(bytes(array));
      }
    }
  }

  private static byte[] bytes(NDArray array) {
    try (NDArray copy = array.toType(DataType.FLOAT32, true)) {
      float[] values = copy.toFloatArray();
      byte[] bytes = new byte[4 * values.length];
      littleEndian(bytes).asFloatBuffer().put(values);
      return bytes;
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
