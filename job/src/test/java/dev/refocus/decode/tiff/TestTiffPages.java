package dev.refocus.decode.tiff;

import static dev.refocus.decode.Samples.TINY;
import static dev.refocus.decode.Samples.assertFails;
import static dev.refocus.decode.Samples.bytes;
import static dev.refocus.decode.Samples.decode;
import static dev.refocus.decode.Samples.meanDifference;
import static dev.refocus.decode.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.TiffBuilder;
import dev.refocus.decode.structure.Page;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTiffPages {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int SUBFILE_TYPE = 255;
  private static final ImageDecoder DECODER = new ImageDecoder(TINY);

  @Test
  void findsFurtherPages() {
    DecodedImage image = decode(resource("tiff/three-pages.tif"));
    assertThat(image.info().page()).isEqualTo(new Page(1, 3));
    assertThat(meanDifference(image.color(), decode(resource("tiff/rgb.png")).color()))
        .isLessThan(1e-3);
    assertThat(image.warnings()).extracting(Finding::code).containsExactly(ErrorCode.FURTHER_PAGES);
    assertThat(image.warnings().get(0).message()).contains("1 of 3 pages", "--pages all");
  }

  @Test
  void takesTheImageForAnUnnamedThumbnail() {
    DecodedImage image = decode(resource("tiff/thumbnail-first.tif"));
    assertThat(image.info().page()).isEqualTo(new Page(2, 2));
    assertThat(meanDifference(image.color(), decode(resource("tiff/rgb.png")).color()))
        .isLessThan(1e-3);
    assertThat(image.warnings().get(0).message()).contains("page 2", "page 1", "thumbnail");
  }

  @Test
  void decodesEveryPage() {
    byte[] file = TiffBuilder.pages(page(2, 1, 10), page(2, 1, 20), page(1, 3, 30));
    assertThat(DECODER.pages(file)).isEqualTo(3);
    for (int page = 1; page <= 3; page++) {
      DecodedImage image = DECODER.decode(file, 2, page);
      assertThat(image.color().samples()[0]).isEqualTo(10 * page / 255f);
      assertThat(image.info().page()).isEqualTo(new Page(page, 3));
      assertThat(image.warnings()).isEmpty();
    }
    assertThat(DECODER.open(file, 3).info().height()).isEqualTo(3);
  }

  @Test
  void previewsAndMasksThatSayWhatTheyAreAreNoPages() {
    TiffBuilder preview = page(2, 1, 10).tag(NEW_SUBFILE_TYPE, 1);
    TiffBuilder old = page(2, 1, 10).tag(SUBFILE_TYPE, 2);
    TiffBuilder mask = page(2, 1, 10).tag(NEW_SUBFILE_TYPE, 4);
    TiffBuilder image = page(4, 2, 20).tag(NEW_SUBFILE_TYPE, 2);
    for (byte[] file :
        new byte[][] {
          TiffBuilder.pages(preview, image),
          TiffBuilder.pages(image, preview),
          TiffBuilder.pages(old, image, mask)
        }) {
      DecodedImage decoded = decode(file);
      assertThat(decoded.color().samples()[0]).isEqualTo(20 / 255f);
      assertThat(decoded.info().page()).isEqualTo(Page.ONLY);
      assertThat(decoded.warnings()).isEmpty();
    }
    assertFails(
        () -> decode(TiffBuilder.pages(preview, old)), ErrorCode.UNSUPPORTED_FORMAT, "preview");
  }

  /** Only a small first page of which a later one may be the original is left out. */
  @ParameterizedTest
  @CsvSource({
    "20, 10, 40, 20, 2", "21, 10, 43, 21, 2", "20, 10, 30, 15, 1", "20, 10, 20, 40, 1",
    "20, 15, 300, 200, 2", "40, 20, 20, 10, 1", "20, 10, 20, 10, 1", "600, 2, 990, 3, 1"
  })
  void tellsThumbnailsBySize(int width, int height, int laterWidth, int laterHeight, int main) {
    byte[] file = TiffBuilder.pages(page(width, height, 10), page(laterWidth, laterHeight, 20));
    assertThat(DECODER.open(file, 0).info().page()).isEqualTo(new Page(main, 2));
  }

  @Test
  void chainMayLoop() {
    TiffBuilder loop = page(2, 1, 77);
    DecodedImage image =
        decode(loop.nextDirectory(ByteBuffer.wrap(loop.build()).getInt(4)).build());
    assertThat(image.info().page()).isEqualTo(Page.ONLY);
    assertThat(image.warnings()).isEmpty();
  }

  @Test
  void findsPagesThatAreLost() {
    byte[] whole = TiffBuilder.pages(page(2, 1, 10), page(2, 1, 20), page(2, 1, 30));
    for (byte[] file :
        new byte[][] {
          Arrays.copyOf(whole, whole.length - 116),
          Arrays.copyOf(whole, whole.length - 130),
          page(2, 1, 10).nextDirectory(Integer.MAX_VALUE).build(),
          page(2, 1, 10).nextDirectory(8).build()
        }) {
      DecodedImage image = decode(file);
      assertThat(image.color().samples()[0]).isEqualTo(10 / 255f);
      assertThat(image.warnings()).extracting(Finding::code).contains(ErrorCode.CORRUPT);
    }
  }

  @Test
  void otherFilesHaveOnePage() {
    assertThat(DECODER.pages(resource("tiff/rgb.png"))).isEqualTo(1);
    assertThat(DECODER.pages(bytes('M', 'M', 0, 42))).isEqualTo(1);
    assertThat(DECODER.pages(new byte[0])).isEqualTo(1);
  }

  private static TiffBuilder page(int width, int height, int grey) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) grey);
    return new TiffBuilder(width, height, 1, 8, 1, pixels);
  }
}
