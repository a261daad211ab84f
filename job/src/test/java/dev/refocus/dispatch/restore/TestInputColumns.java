package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.structure.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the row keeps of a file beside its pixels. */
@Tag("long")
class TestInputColumns {
  private static final int SCALE = 2;

  @TempDir private Path temporary;

  @Test
  void rowKeepsDpiAndShapeOfPixelsAndTheHrImagePrintsAsLarge() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive"));
    Files.write(archive.resolve("fax.tif"), resource("/tiff/fax-204-x-98-dpi.tif"));
    Files.write(archive.resolve("plain.png"), SampleImages.png(24, 24, 1));
    CommandRun run =
        CommandRun.restore(
            "local[2]", archive, temporary.resolve("out"), "--scale=" + SCALE, "--profile=fast");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, Map<String, Object>> rows =
        new ParquetTable(temporary.resolve("out")).rows("/archive");

    Map<String, Object> fax = Rows.struct(rows.get("fax.tif").get("input"));
    assertThat(fax.get("dpi")).isEqualTo(Map.of("x", 204.0, "y", 98.0));
    assertThat((double) fax.get("pixel_aspect")).isCloseTo(98 / 204.0, within(1e-9));
    Resolution hr = resolution(rows.get("fax.tif"));
    assertThat(hr.x()).isCloseTo(SCALE * 204, within(0.02));
    assertThat(hr.y()).isCloseTo(SCALE * 98, within(0.02));

    Map<String, Object> plain = Rows.struct(rows.get("plain.png").get("input"));
    assertThat(plain).containsEntry("dpi", null).containsEntry("pixel_aspect", null);
  }

  private static Resolution resolution(Map<String, Object> row) {
    String hex = (String) Rows.struct(row.get("hr")).get("bytes");
    return new ImageDecoder(DecodeLimits.DEFAULT)
        .open(HexFormat.of().parseHex(hex), 0)
        .info()
        .resolution()
        .orElseThrow();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TestInputColumns.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
