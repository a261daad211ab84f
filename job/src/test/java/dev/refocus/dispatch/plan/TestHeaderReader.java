package dev.refocus.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.SampleImages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHeaderReader {
  private static final int SEGMENT = 60_000;

  @TempDir private Path folder;

  @Test
  void aHeaderBehindTheFirstBytesIsFound() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    byte[] plain = jpeg(SampleImages.png(40, 30, 1));
    jpeg.write(plain, 0, 2);
    for (int i = 0; i < 4; i++) {
      jpeg.write(new byte[] {(byte) 0xFF, (byte) 0xEF, (byte) (SEGMENT >> 8), (byte) SEGMENT});
      jpeg.write(new byte[SEGMENT - 2]);
    }
    jpeg.write(plain, 2, plain.length - 2);
    jpeg.write(new byte[1 << 20]);
    var info = reader().open(file("late.jpg", jpeg.toByteArray())).info();
    assertThat(info.width()).isEqualTo(40);
    assertThat(info.height()).isEqualTo(30);
  }

  @Test
  void whatWouldFailSaysWhy() throws IOException {
    byte[] png = SampleImages.png(32, 32, 1);
    assertThat(reader().open(file("sound.png", png)).info().width()).isEqualTo(32);
    assertThat(code(file("empty.png", new byte[0]))).isEqualTo(ErrorCode.EMPTY_FILE);
    assertThat(code(file("text.png", "no image".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isEqualTo(ErrorCode.NOT_AN_IMAGE);
    assertThat(code(file("huge.png", SampleImages.pngHeader(30_000, 30_000))))
        .isEqualTo(ErrorCode.SIDE_TOO_LONG);
    assertThat(code(file("small.png", SampleImages.png(8, 8, 1)))).isEqualTo(ErrorCode.TOO_SMALL);
    assertThat(code(ImageRef.of("file:" + folder.resolve("gone.png"))))
        .as("a file of unknown length")
        .isEqualTo(ErrorCode.EMPTY_FILE);
    assertThat(code(new ImageRef("file:" + folder.resolve("gone.png"), "", 100, 0, true)))
        .isEqualTo(ErrorCode.UNREADABLE);
    assertThat(code(new ImageRef("file:/any.png", "", 1L << 40, 0, true)))
        .isEqualTo(ErrorCode.TOO_MANY_BYTES);
  }

  private static byte[] jpeg(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private ImageRef file(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return new ImageRef("file:" + file, "", bytes.length, 0, true);
  }

  private static ErrorCode code(ImageRef ref) {
    return catchThrowableOfType(
            () -> reader().open(ref).requireWithinLimits(4), RefocusException.class)
        .code();
  }

  private static HeaderReader reader() {
    DecodeLimits limits = DecodeLimits.DEFAULT;
    return new HeaderReader(new ImageReader(new Configuration(), limits.maxBytes()), limits);
  }
}
