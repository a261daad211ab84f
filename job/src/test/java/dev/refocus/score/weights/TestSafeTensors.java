package dev.refocus.score.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSafeTensors {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("a.safetensors");
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray a = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
      NDArray b = manager.create(-7.5f);
      SafeTensorsWriter.write(file, Map.of("a", a, "b", b));

      SafeTensors read = SafeTensors.open(file);
      assertThat(read.names()).containsExactlyInAnyOrder("a", "b");
      assertThat(read.read("a", manager, DataType.FLOAT32)).isEqualTo(a);
      assertThat(read.read("b", manager, DataType.FLOAT32)).isEqualTo(b);
      assertThatThrownBy(() -> read.read("c", manager, DataType.FLOAT32))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("has no array c among its 2");
    }
  }

  /** A mapped file shows what is written to it; an array of its own does not. */
  @Test
  void arraysOutliveTheirFile() throws IOException {
    Path file = folder.resolve("a.safetensors");
    try (NDManager manager = NDManager.newBaseManager()) {
      SafeTensorsWriter.write(file, Map.of("a", manager.ones(new Shape(64))));
      NDArray same = SafeTensors.open(file).read("a", manager, DataType.FLOAT32);
      NDArray wider = SafeTensors.open(file).read("a", manager, DataType.FLOAT64);
      Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE);

      assertThat(same).isEqualTo(manager.ones(new Shape(64)));
      assertThat(wider).isEqualTo(manager.ones(new Shape(64), DataType.FLOAT64));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[8,4]}}",
        "{\"a\":",
      })
  void anUnsoundHeaderIsRefused(String header) throws IOException {
    Path file = folder.resolve("bad.safetensors");
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(text.length).put(text).array());

    assertThatThrownBy(() -> SafeTensors.open(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is no readable safetensors file");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("noise"), new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
    assertThatThrownBy(() -> SafeTensors.open(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("its header would have 9223372036854775807 bytes");
  }
}
