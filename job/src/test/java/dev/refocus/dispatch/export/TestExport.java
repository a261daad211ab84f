package dev.refocus.dispatch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.demo.S3Fixture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code refocus export}, and {@code restore --export}, from real files to real files. */
@Tag("long")
class TestExport {
  private static final int SCALE = 2;

  @TempDir private static Path shared;
  @TempDir private Path temporary;
  private static Path archive;
  private static Path run;
  private static Path together;

  @BeforeAll
  static void restore() throws IOException {
    archive = Files.createDirectories(shared.resolve("archive"));
    run = shared.resolve("run");
    together = shared.resolve("together");
    Files.write(archive.resolve("logo.png"), SampleImages.png(28, 24, 1));
    Files.createDirectories(archive.resolve("2019/july"));
    Files.write(archive.resolve("2019/july/camera.jpg"), resource("/exif/camera.jpg"));
    Files.write(archive.resolve("logo.jpg"), resource("/jpeg/grey.jpg"));
    Files.writeString(archive.resolve("broken.png"), "no image");
    CommandRun restored =
        CommandRun.restore(
            "local[2]", archive, run, "--scale=" + SCALE, "--profile=fast", "--export=" + together);
    assertThat(restored.err())
        .contains(
            "3 images: 3 written, 0 there already, 0 failed; 1 rows not chosen; in " + together);
  }

  @Test
  void restoreWritesTheFilesInOneGo() throws IOException {
    assertThat(files(together))
        .containsExactly("2019/july/camera.png", "_EXPORT.json", "logo-jpg.png", "logo.png");
  }

  @Test
  void pixelsAreTheRowsOwn() throws IOException {
    assertRun(export(), 3, 0);
    Map<String, Map<String, Object>> rows = new ParquetTable(run).rows("/archive");
    assertSamePixels("logo.png", rows.get("logo.png"));
    assertSamePixels("logo-jpg.png", rows.get("logo.jpg"));
    assertSamePixels("2019/july/camera.png", rows.get("2019/july/camera.jpg"));
  }

  @Test
  void fileSaysWhatTheOriginalSaidButNotWhereItWasTaken() throws IOException {
    export();
    Directory exif = exif(Files.readAllBytes(file("2019/july/camera.png")));
    assertThat(value(exif, 315)).isEqualTo("Zoë Müller");
    assertThat(value(exif, 33432)).isEqualTo("2019 Zoë Müller, all rights reserved");
    assertThat(value((Directory) value(exif, 34665), 36867)).isEqualTo("2019:07:14 12:34:56");
    assertThat(value((Directory) value(exif, 34665), 36881)).isEqualTo("+02:00");
    assertThat(((Number) value(exif, 282)).doubleValue()).isEqualTo(300.0 * SCALE);
    assertThat(exif.getEntryById(34853)).isNull();
    double dotsPerMetre = Double.parseDouble(attribute("png", "pHYs", "pixelsPerUnitXAxis"));
    assertThat(dotsPerMetre * 0.0254).isCloseTo(300.0 * SCALE, within(0.02));
  }

  @Test
  void jpegHasDpiProfileAndPlaceIfAsked() throws IOException {
    assertRun(export("--format=jpeg", "--quality=90", "--gps"), 3, 0);
    byte[] jpeg = Files.readAllBytes(file("2019/july/camera.jpg"));
    assertThat(attribute("jpg", "app0JFIF", "Xdensity")).isEqualTo("600");
    assertThat(attribute("jpg", "app0JFIF", "resUnits")).isEqualTo("1");
    assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).contains("ICC_PROFILE");
    assertThat(value((Directory) value(exif(jpeg), 34853), 3)).isEqualTo("W");
    BufferedImage written = ImageIO.read(file("2019/july/camera.jpg").toFile());
    BufferedImage hr = ImageIO.read(together.resolve("2019/july/camera.png").toFile());
    assertThat(written.getWidth()).isEqualTo(45 * SCALE);
    assertThat(meanDifference(written, hr)).isLessThan(4);
  }

  @Test
  void goesOnWhereItWas() throws IOException {
    export();
    FileTime before = Files.getLastModifiedTime(file("logo.png"));
    Files.delete(file("logo-jpg.png"));
    Files.write(file("2019/july/camera.png"), new byte[] {1, 2, 3});
    assertRun(export(), 2, 1);
    assertThat(Files.getLastModifiedTime(file("logo.png"))).isEqualTo(before);
    assertThat(Files.readAllBytes(file("2019/july/camera.png"))).hasSizeGreaterThan(1000);
    assertThat(files(temporary.resolve("pictures"))).noneMatch(name -> name.contains("partial"));
  }

  @Test
  void choosesRowsAndWritesTheirKernels() throws IOException {
    CommandRun chosen =
        export("--where=dataset = '2019/july'", "--kernels=csv", "--min-confidence=0");
    assertThat(chosen.err())
        .contains("1 images: 1 written, 0 there already, 0 failed; 3 rows not chosen");
    assertThat(files(temporary.resolve("pictures")))
        .containsExactly("2019/july/camera.kernel.csv", "2019/july/camera.png", "_EXPORT.json");
    List<String> lines = Files.readAllLines(file("2019/july/camera.kernel.csv"));
    assertThat(lines).allMatch(line -> line.split(",", -1).length == lines.size());
  }

  @Test
  void folderOfOtherThingsIsLeftAlone() throws IOException {
    byte[] before = Files.readAllBytes(archive.resolve("logo.png"));
    CommandRun refused = CommandRun.of(arguments(run.toString(), archive.toString()));
    assertUnusable(
        refused,
        "FOLDER %s: the folder is not empty and is no output of an earlier run; delete its files or name another folder"
            .formatted(archive));
    assertThat(Files.readAllBytes(archive.resolve("logo.png"))).isEqualTo(before);
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLine() {
    assertUnusable(
        export("--format=webp"),
        "--format webp: is not written, no library here encodes it; use png or jpeg");
    assertUnusable(export("--quality=0"), "--quality 0: must be a whole number from 1 to 100");
    assertUnusable(
        export("--status=failed"), "--status failed: has no HR image; name restored or degraded");
    assertUnusable(
        export("--min-confidence=2"), "--min-confidence 2.0: must be a number from 0 to 1");
    assertThat(export("--where=colour = 1").err())
        .startsWith("refocus: --where colour = 1: is no condition over the table's columns (")
        .hasLineCount(1);
    assertUnusable(
        CommandRun.of(arguments(archive.toString(), temporary.resolve("p").toString())),
        "RUN %s: is no output of a finished run; name the --output of refocus restore"
            .formatted(archive));
    assertUnusable(
        CommandRun.of(arguments(run.toString(), run.resolve("pictures").toString())),
        "FOLDER %s: lies in the run's own folder; name another".formatted(run.resolve("pictures")));
  }

  @Test
  void toAnObjectStore() throws IOException {
    try (S3Fixture s3 = new S3Fixture("pictures")) {
      String[] conf = s3.confOptions(Map.of());
      String[] more =
          Stream.concat(Stream.of("--format=jpeg"), Arrays.stream(conf)).toArray(String[]::new);
      CommandRun first = CommandRun.of(arguments(run.toString(), "s3a://pictures/2026", more));
      assertRun(first, 3, 0);
      assertThat(s3.keys("pictures"))
          .contains("2026/2019/july/camera.jpg", "2026/logo.jpg", "2026/logo-png.jpg")
          .noneMatch(key -> key.contains("partial"));
      CommandRun second = CommandRun.of(arguments(run.toString(), "s3a://pictures/2026", more));
      assertRun(second, 0, 3);
    }
  }

  private CommandRun export(String... more) {
    return CommandRun.of(arguments(run.toString(), temporary.resolve("pictures").toString(), more));
  }

  private static String[] arguments(String table, String folder, String... more) {
    Stream<String> fixed =
        Stream.of("export", table, folder, "--master=local[2]", "--conf=spark.ui.enabled=false");
    return Stream.concat(fixed, Stream.of(more)).toArray(String[]::new);
  }

  private static void assertRun(CommandRun exported, int written, int same) {
    assertThat(exported.err())
        .contains("3 images: %s written, %s there already, 0 failed; ".formatted(written, same));
    assertThat(exported.exitCode()).isZero();
  }

  private static void assertUnusable(CommandRun refused, String message) {
    assertThat(refused.err()).isEqualTo("refocus: " + message + "\n");
    assertThat(refused.exitCode()).isEqualTo(1);
  }

  private Path file(String name) {
    return temporary.resolve("pictures").resolve(name);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void assertSamePixels(String name, Map<String, Object> row) throws IOException {
    byte[] png = HexFormat.of().parseHex((String) Rows.struct(row.get("hr")).get("bytes"));
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(meanDifference(ImageIO.read(file(name).toFile()), expected)).as(name).isZero();
  }

  /** In levels of 8 bits. */
  private static double meanDifference(BufferedImage a, BufferedImage b) {
    int[] first = a.getRaster().getPixels(0, 0, a.getWidth(), a.getHeight(), (int[]) null);
    int[] second = b.getRaster().getPixels(0, 0, b.getWidth(), b.getHeight(), (int[]) null);
    assertThat(first).hasSameSizeAs(second);
    long sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.abs(first[i] - second[i]);
    }
    return sum / (double) first.length;
  }

  /** Of ImageIO's own metadata of the camera's picture. */
  private String attribute(String format, String node, String name) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(file("2019/july/camera." + format).toFile())) {
      reader.setInput(in);
      var metadata = reader.getImageMetadata(0);
      IIOMetadataNode root =
          (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      return ((IIOMetadataNode) root.getElementsByTagName(node).item(0)).getAttribute(name);
    }
  }

  /** The block of a PNG's chunk or of a JPEG's segment. */
  private static Directory exif(byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    boolean png = text.startsWith("\u0089PNG");
    int name = text.indexOf(png ? "eXIf" : "Exif\0\0");
    int start = name + (png ? 4 : 6);
    int length = png ? ByteBuffer.wrap(file).getInt(name - 4) : file.length - start;
    byte[] block = Arrays.copyOfRange(file, start, start + length);
    return new TIFFReader().read(new ByteArrayImageInputStream(block));
  }

  private static Object value(Directory directory, int tag) {
    return directory.getEntryById(tag).getValue();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TestExport.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
