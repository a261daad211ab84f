package dev.refocus.score.weights;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file of named arrays in the safetensors format: the header's length (8 bytes, little endian),
 * the header (JSON: type, shape and place of every array), the arrays.
 *
 * <p>Only the header is read at first; an array is mapped when it is asked for, so that a tower can
 * be loaded from a file that holds two, and files may have any size.
 */
public final class SafeTensors {
  /** The format's own bound. */
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private static final Map<String, DataType> TYPES =
      Map.of(
          "F64", DataType.FLOAT64,
          "F32", DataType.FLOAT32,
          "F16", DataType.FLOAT16,
          "BF16", DataType.BFLOAT16,
          "I64", DataType.INT64,
          "I32", DataType.INT32,
          "I8", DataType.INT8,
          "U8", DataType.UINT8,
          "BOOL", DataType.BOOLEAN);

  private record Entry(DataType type, Shape shape, long start, long bytes) {}

  private final Path file;
  private final Map<String, Entry> entries;

  private SafeTensors(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /**
   * Reads the header.
   *
   * @throws UsageException if the file is missing or no sound safetensors file
   */
  public static SafeTensors open(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long length = read(channel, 0, 8).getLong();
      if (length < 2 || length > MOST_HEADER_BYTES || length > channel.size() - 8) {
        throw unsound(
            file, String.format(Locale.ROOT, "its header would have %d bytes", length), null);
      }
      byte[] header = new byte[(int) length];
      read(channel, 8, header.length).get(header);
      JsonNode arrays = new ObjectMapper().readTree(header);
      return new SafeTensors(file, entries(file, arrays, 8 + length, channel.size()));
    } catch (IOException e) {
      throw unsound(file, e.toString(), e);
    }
  }

  private static Map<String, Entry> entries(Path file, JsonNode header, long base, long size) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    header
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("__metadata__")) {
                String name = field.getKey();
                entries.put(name, entry(file, name, field.getValue(), base, size));
              }
            });
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode node, long base, long size) {
    DataType type = TYPES.get(node.path("dtype").asText());
    long[] sides = new long[node.path("shape").size()];
    long items = 1;
    for (int i = 0; i < sides.length; i++) {
      sides[i] = node.path("shape").get(i).asLong(-1);
      items = sides[i] < 0 ? -1 : items * sides[i];
    }
    long start = node.path("data_offsets").path(0).asLong(-1);
    long bytes = node.path("data_offsets").path(1).asLong(-1) - start;
    if (type == null
        || start < 0
        || bytes < 0
        || base + start + bytes > size
        || items * type.getNumOfBytes() != bytes) {
      throw unsound(file, "the array %s is described as %s".formatted(name, node), null);
    }
    return new Entry(type, new Shape(sides), base + start, bytes);
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file ends early, at byte " + channel.size());
      }
    }
    return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Names of the arrays. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** Shape of an array that is there. */
  public Shape shape(String name) {
    return entries.get(name).shape();
  }

  /**
   * An array.
   *
   * @param type that its numbers are converted to
   * @throws UsageException if it is not there
   */
  public NDArray read(String name, NDManager manager, DataType type) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s has no array %s among its %d arrays; it is another model",
              file,
              name,
              entries.size()));
    }
    Device device = manager.getDevice();
    try (FileChannel channel = FileChannel.open(file);
        NDManager cpu = manager.newSubManager(Device.cpu())) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, entry.start(), entry.bytes());
      NDArray borrowed =
          cpu.create(mapped.order(ByteOrder.nativeOrder()), entry.shape(), entry.type());
      // toType copies nothing where the type is the same, and the mapping ends with its buffer.
      NDArray copy = entry.type() == type ? borrowed.duplicate() : borrowed.toType(type, true);
      NDArray own = copy.toDevice(device, false);
      own.attach(manager);
      own.setName(name);
      return own;
    } catch (IOException e) {
      throw unsound(file, e.toString(), e);
    }
  }

  private static UsageException unsound(Path file, String why, Exception cause) {
    return new UsageException(
        "%s is no readable safetensors file: %s; fetch or convert it again".formatted(file, why),
        cause);
  }
}
