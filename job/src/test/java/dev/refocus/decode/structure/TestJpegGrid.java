package dev.refocus.decode.structure;

import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.exif;
import static dev.refocus.decode.Samples.gradient;
import static dev.refocus.decode.Samples.withSegment;
import static dev.refocus.decode.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.jpeg.JpegFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestJpegGrid {
  private static final int DQT = 0xdb;
  private static final int SOS = 0xda;

  /** The JDK writes with these tables, two by two, when it is not told otherwise. */
  @Test
  void namesTheTablesOfTheJdk() {
    JpegGrid grid = grid(written(gradient(40, 30), "jpg"));
    assertThat(grid.luminance()).isTrue();
    assertThat(grid.components()).hasSize(3);
    assertComponent(grid.components().get(0), JPEGQTable.K1Div2Luminance.getTable(), 1, 1);
    assertComponent(grid.components().get(1), JPEGQTable.K2Div2Chrominance.getTable(), 2, 2);
    assertComponent(grid.components().get(2), JPEGQTable.K2Div2Chrominance.getTable(), 2, 2);
    assertThat(new int[] {grid.top(), grid.left()}).containsOnly(0);
  }

  @Test
  void namesTheTablesOfPillow() throws IOException {
    JpegGrid color = grid(file("progressive-422.jpg"));
    assertComponent(color.components().get(0), table(2, 3, 1), 1, 1);
    assertComponent(color.components().get(1), table(5, 1, 4), 1, 2);
    assertComponent(color.components().get(2), table(5, 1, 4), 1, 2);
    JpegGrid grey = grid(file("grey.jpg"));
    assertThat(grey.luminance()).isTrue();
    assertThat(grey.components()).hasSize(1);
    assertComponent(grey.components().get(0), table(2, 3, 1), 1, 1);
  }

  @Test
  void tellsRgbFromLuminance() throws IOException {
    JpegGrid grid = grid(file("rgb.jpg"));
    assertThat(grid.luminance()).isFalse();
    assertComponent(grid.components().get(2), table(2, 3, 1), 1, 1);
  }

  /** 45 x 37 pixels in units of 16 x 8: 3 columns and 3 rows are missing from whole ones. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 0, 3", "3, 3, 3", "4, 3, 0", "5, 0, 0", "6, 0, 3", "7, 3, 3", "8, 3, 0"
  })
  void turnsWithTheImage(int orientation, int top, int left) throws IOException {
    byte[] stored = file("progressive-422.jpg");
    JpegGrid grid = grid(withSegment(stored, 0xe1, "Exif\0\0", exif(orientation)));
    assertThat(new int[] {grid.top(), grid.left()}).containsExactly(top, left);
    boolean turned = orientation >= 5;
    assertComponent(grid.components().get(0), turned ? table(2, 1, 3) : table(2, 3, 1), 1, 1);
    assertComponent(
        grid.components().get(1),
        turned ? table(5, 4, 1) : table(5, 1, 4),
        turned ? 2 : 1,
        turned ? 1 : 2);
  }

  @Test
  void countsThePaddingInWholeUnitsOfTheCoarsestComponent() {
    byte[] jpeg = withSegment(written(gradient(50, 30), "jpg"), 0xe1, "Exif\0\0", exif(3));
    assertThat(grid(jpeg)).extracting(JpegGrid::top, JpegGrid::left).containsExactly(2, 14);
  }

  @Test
  void readsTablesOf16Bits() {
    byte[] jpeg = written(grey(), "jpg");
    int at = find(jpeg, DQT, 0);
    ByteArrayOutputStream wide = new ByteArrayOutputStream();
    wide.write(jpeg, 0, at + 2);
    wide.writeBytes(bytes(0, 2 + 129, 0x10 | jpeg[at + 4]));
    for (int k = 0; k < 64; k++) {
      // A step of 2^8 and more changes the pixels, not how the table is read.
      wide.writeBytes(bytes(k, jpeg[at + 5 + k]));
    }
    wide.write(jpeg, at + 69, jpeg.length - at - 69);
    int[] narrow = grid(jpeg).components().get(0).table();
    int[] read = grid(wide.toByteArray()).components().get(0).table();
    assertThat(read[0]).isEqualTo(narrow[0]);
    assertThat(read[1]).isEqualTo(256 + narrow[1]);
    assertThat(read[8]).isEqualTo(2 * 256 + narrow[8]);
    assertThat(read[63]).isEqualTo(63 * 256 + narrow[63]);
  }

  @Test
  void definitionsCountUntilTheFirstScanOfTheirComponent() throws IOException {
    byte[] jpeg = file("progressive-422.jpg");
    byte[] before = withSegment(jpeg, DQT, "", ones());
    assertThat(grid(before).components().get(0).table()).isEqualTo(table(2, 3, 1));
    int scan = find(jpeg, SOS, 0);
    assertThat(grid(inserted(jpeg, scan)).components().get(0).table()).containsOnly(1);
    int later = find(jpeg, SOS, scan + 2);
    assertThat(grid(inserted(jpeg, later)).components().get(0).table()).isEqualTo(table(2, 3, 1));
  }

  @Test
  void tablesThatBreakTheStandardGiveNoGridAndDecodeAsEver() {
    byte[] jpeg = written(grey(), "jpg");
    jpeg[find(jpeg, DQT, 0) + 5 + 63] = 0;
    DecodedImage image = decode(jpeg);
    assertThat(image.encoding().jpeg()).isEmpty();
    assertThat(image.color().width()).isEqualTo(20);
    byte[] cut = withSegment(written(grey(), "jpg"), DQT, "", Arrays.copyOf(ones(), 40));
    assertThat(new JpegFile(cut).encoding().jpeg()).as("a later table is whole").isPresent();
  }

  @Test
  void otherFormatsHaveTheirBits() {
    assertThat(decode(written(gradient(20, 10), "png")).encoding()).isEqualTo(Encoding.ofBits(8));
    assertThat(Encoding.ofBits(8).step()).isEqualTo(1 / 255.0);
    assertThat(Encoding.ofBits(16).step()).isEqualTo(1 / 65535.0);
    BufferedImage palette = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_INDEXED);
    assertThat(decode(written(palette, "png")).encoding().bits()).isEqualTo(8);
    BufferedImage black = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(decode(written(black, "bmp")).encoding().bits()).isEqualTo(8);
  }

  private static JpegGrid grid(byte[] jpeg) {
    Encoding encoding = decode(jpeg).encoding();
    assertThat(encoding.bits()).isEqualTo(8);
    assertThat(encoding.converted()).isFalse();
    return encoding.jpeg().orElseThrow();
  }

  private static void assertComponent(
      JpegComponent component, int[] table, int vertical, int horizontal) {
    assertThat(component.table()).isEqualTo(table);
    assertThat(component.vertical()).as("vertical").isEqualTo(vertical);
    assertThat(component.horizontal()).as("horizontal").isEqualTo(horizontal);
  }

  private static int[] table(int first, int perRow, int perColumn) {
    int[] table = new int[64];
    Arrays.setAll(table, i -> first + perRow * (i / 8) + perColumn * (i % 8));
    return table;
  }

  /** Table 0 of nothing but ones. */
  private static byte[] ones() {
    byte[] data = new byte[65];
    Arrays.fill(data, 1, 65, (byte) 1);
    return data;
  }

  private static byte[] inserted(byte[] jpeg, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, at);
    out.writeBytes(bytes(0xff, DQT, 0, 67));
    out.writeBytes(ones());
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  private static int find(byte[] jpeg, int marker, int from) {
    int at = from;
    while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
      at++;
    }
    return at;
  }

  private static BufferedImage grey() {
    return new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = TestJpegGrid.class.getResourceAsStream("/jpeg/" + name)) {
      return in.readAllBytes();
    }
  }
}
