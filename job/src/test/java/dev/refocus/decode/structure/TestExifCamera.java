package dev.refocus.decode.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestExifCamera {
  private static final int ASCII = 2;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  /** A block with the texts behind both directories. */
  private static final class Block {
    private final ByteBuffer bytes = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    private int free = 200;

    Block() {
      bytes.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    }

    Block directory(int place, int entries) {
      bytes.position(place);
      bytes.putShort((short) entries);
      return this;
    }

    Block text(int tag, String text) {
      entry(tag, ASCII, text.length() + 1, free);
      bytes.put(free, text.getBytes(StandardCharsets.US_ASCII));
      free += text.length() + 1;
      return this;
    }

    Block entry(int tag, int type, int count, int value) {
      bytes.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
      return this;
    }

    Block rational(int tag, int numerator, int denominator) {
      bytes.putInt(free, numerator).putInt(free + 4, denominator);
      entry(tag, RATIONAL, 1, free);
      free += 8;
      return this;
    }

    Optional<String> camera() {
      return ExifCamera.of(TiffDirectory.of(bytes.array()));
    }
  }

  @Test
  void makerModelLensAndFocalLength() {
    Block block = new Block().directory(8, 3).text(271, "Acme").text(272, "Model One");
    block.entry(34665, LONG, 1, 100).directory(100, 2);
    assertThat(block.text(42036, "Prime 50").rational(37386, 505, 10).camera())
        .contains("Acme Model One, Prime 50, 50.5 mm");
  }

  @Test
  void aModelMayBeginWithItsMaker() {
    assertThat(new Block().directory(8, 2).text(271, "Acme").text(272, "Acme Two").camera())
        .contains("Acme Two");
  }

  @Test
  void aMakerAloneIsNoCamera() {
    assertThat(new Block().directory(8, 1).text(271, "Acme").camera()).isEmpty();
  }
}
