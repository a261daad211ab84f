package dev.refocus.metric.natural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Parameters of this package, kept as safetensors: the length of a JSON header in 8 bytes, the
 * header, then the numbers, least significant byte first.
 */
final class Tensors {
  private final JsonNode header;
  private final ByteBuffer numbers;

  private Tensors(JsonNode header, ByteBuffer numbers) {
    this.header = header;
    this.numbers = numbers;
  }

  /** The file of this name beside this class. */
  static Tensors read(String name) {
    try (InputStream stream = Tensors.class.getResourceAsStream(name)) {
      ByteBuffer file = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[Math.toIntExact(file.getLong())];
      file.get(header);
      return new Tensors(
          new ObjectMapper().readTree(header), file.slice().order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is missing from the jar; build it again", e);
    }
  }

  /** Every number of a tensor, in row order. */
  double[] numbers(String tensor) {
    JsonNode entry = header.required(tensor);
    boolean wide = entry.required("dtype").asText().equals("F64");
    int from = entry.required("data_offsets").required(0).asInt();
    int to = entry.required("data_offsets").required(1).asInt();
    double[] values = new double[(to - from) / (wide ? Double.BYTES : Float.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          wide
              ? numbers.getDouble(from + i * Double.BYTES)
              : numbers.getFloat(from + i * Float.BYTES);
    }
    return values;
  }
}
