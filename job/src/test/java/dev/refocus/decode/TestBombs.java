package dev.refocus.decode;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.chunk;
import static dev.refocus.decode.Samples.deflated;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.png;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that ask for a lot, decoded in a JVM with 600 MB of heap. */
@Tag("long")
class TestBombs {
  private static final double MAX_SECONDS = 4;

  @TempDir private static Path folder;
  private static Map<Path, SmallHeap.Outcome> outcomes;

  @BeforeAll
  static void decodeAll() throws Exception {
    List<Path> files = new ArrayList<>();
    files.add(file("rows", png(500, 500, 8, 2, new byte[400 << 20])));
    files.add(file("text", png(40, 30, 8, 0, new byte[30 * 41], textChunk())));
    files.add(file("chunks", pngOfEmptyChunks(2_000_000)));
    files.add(file("comments", jpegOfEmptyComments(4_000_000)));
    files.add(file("scans", jpegOfScans(255)));
    files.add(file("too many scans", jpegOfScans(300)));
    files.add(file("strip", tiffOfOneStrip()));
    files.add(file("canvas", png(60_000, 60_000, 1, 0, new byte[1000])));
    files.add(file("sound", written(gradient(40, 30), "png")));
    outcomes = SmallHeap.decode(files, "600m");
  }

  @Test
  void everyBombEndsInTime() {
    outcomes.forEach(
        (file, outcome) ->
            assertThat(outcome.seconds()).as("%s: %s", file, outcome).isLessThan(MAX_SECONDS));
  }

  @Test
  void whatPixelsNeedIsDecodedAndNothingElse() {
    assertThat(code("rows")).isEqualTo("SOUND");
    assertThat(code("text")).isEqualTo("SOUND");
    assertThat(code("strip")).isEqualTo("SOUND");
    assertThat(code("sound")).isEqualTo("SOUND");
  }

  @Test
  void whatIsCountedByTheFileIsBounded() {
    assertThat(outcome("chunks").message()).contains("more than 65536 chunks");
    assertThat(outcome("comments").message()).contains("more than 65536 segments");
    assertThat(outcome("too many scans").message()).contains("scans, at most 256");
    assertThat(code("canvas")).isEqualTo("SIDE_TOO_LONG");
    assertThat(code("scans")).isNotIn("OUT_OF_MEMORY", "INTERNAL");
  }

  @Test
  void anExhaustedHeapIsTheImagesOutcomeAndTheNextImageDecodes() throws Exception {
    Path large = file("large", png(2000, 2000, 16, 6, new byte[2000 * 16_001]));
    Path sound = file("sound", written(gradient(40, 30), "png"));
    Map<Path, SmallHeap.Outcome> few = SmallHeap.decode(List.of(large, sound), "48m");
    assertThat(few.get(large).code()).isEqualTo("OUT_OF_MEMORY");
    assertThat(few.get(large).message()).contains("no memory to decode 2000 x 2000 pixels");
    assertThat(few.get(sound).code()).isEqualTo("SOUND");
  }

  private static String code(String name) {
    return outcome(name).code();
  }

  private static SmallHeap.Outcome outcome(String name) {
    return outcomes.get(folder.resolve(name));
  }

  private static Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** 200 MB of text in 200 KB. */
  private static byte[] textChunk() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(bytes('a', 0, 0));
    text.writeBytes(deflated(new byte[200 << 20]));
    return chunk("zTXt", text.toByteArray());
  }

  private static byte[] pngOfEmptyChunks(int count) {
    byte[] sound = png(40, 30, 8, 0, new byte[30 * 41]);
    byte[] empty = chunk("teXt", new byte[0]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, 33);
    for (int i = 0; i < count; i++) {
      out.writeBytes(empty);
    }
    out.write(sound, 33, sound.length - 33);
    return out.toByteArray();
  }

  private static byte[] jpegOfEmptyComments(int count) {
    byte[] sound = written(gradient(40, 30), "jpg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, 2);
    for (int i = 0; i < count; i++) {
      out.writeBytes(bytes(0xff, 0xfe, 0, 2));
    }
    out.write(sound, 2, sound.length - 2);
    return out.toByteArray();
  }

  /** A progressive JPEG of 1 MP whose last scan comes again and again. */
  private static byte[] jpegOfScans(int count) throws IOException {
    byte[] sound = progressive(new BufferedImage(1024, 1024, BufferedImage.TYPE_3BYTE_BGR));
    int last = sound.length - 2;
    while ((sound[last] & 0xff) != 0xff || (sound[last + 1] & 0xff) != 0xda) {
      last--;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, last);
    for (int i = 0; i < count - scans(sound) + 1; i++) {
      out.write(sound, last, sound.length - 2 - last);
    }
    out.write(sound, sound.length - 2, 2);
    return out.toByteArray();
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      scans += (jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xda ? 1 : 0;
    }
    return scans;
  }

  private static byte[] progressive(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** 400 MB in a strip of 40 x 30 pixels. */
  private static byte[] tiffOfOneStrip() {
    return new TiffBuilder(40, 30, 1, 8, 1, deflated(new byte[400 << 20])).tag(259, 8).build();
  }
}
