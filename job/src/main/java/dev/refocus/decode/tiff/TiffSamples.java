package dev.refocus.decode.tiff;

import dev.refocus.Finding;
import dev.refocus.decode.pixels.Palette;
import dev.refocus.decode.pixels.PixelReader;
import dev.refocus.decode.pixels.Pixels;
import dev.refocus.decode.pixels.SampleRange;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.TiffDirectory;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples of a page that is no JPEG, with their meaning. */
final class TiffSamples {
  private static final int PHOTOMETRIC = 262;
  private static final int MAX_SAMPLE = 281;
  private static final int COLOR_MAP = 320;
  private static final int EXTRA_SAMPLES = 338;
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int RGB = 2;

  private static final Set<Integer> PIXEL_TAGS =
      Set.of(
          256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324,
          325, 332, 334, 338, 339, 529, 530, 531, 532);

  private final TiffDirectory directory;
  private final ImageInfo info;
  private final TiffPhotometric photometric;

  TiffSamples(TiffDirectory directory, ImageInfo info, TiffPhotometric photometric) {
    this.directory = directory;
    this.info = info;
    this.photometric = photometric;
  }

  Pixels pixels(List<Finding> findings) throws IOException {
    if (photometric == TiffPhotometric.YCBCR) {
      // The reader returns 8 bits of sRGB.
      byte[] page = directory.onlyWith(PIXEL_TAGS);
      Raster raster = PixelReader.TWELVEMONKEYS_TIFF.read(page, findings).getRaster();
      return Pixels.of(raster, 3, false, 255);
    }
    Raster raster = PixelReader.TWELVEMONKEYS_TIFF.readRaw(page(), findings);
    Pixels pixels = meaning(raster, findings);
    return alphaKind() == ASSOCIATED_ALPHA ? pixels.unpremultiplied() : pixels;
  }

  /** The reader converts L*a*b* wrongly unless it has 8 bits; it returns RGB as stored. */
  private byte[] page() {
    return directory.onlyWith(
        PIXEL_TAGS, photometric.isLab() ? Map.of(PHOTOMETRIC, RGB) : Map.of());
  }

  private Pixels meaning(Raster raster, List<Finding> findings) {
    Pixels stored = stored(raster, findings);
    return switch (photometric) {
      case WHITE_IS_ZERO -> stored.inverted();
      case PALETTE -> {
        Pixels expanded = palette().expand(raster, findings);
        yield stored.alpha().map(expanded::withAlpha).orElse(expanded);
      }
      case CIELAB, ICCLAB -> {
        boolean isFloat = TiffPhotometric.isFloat(directory);
        LabConversion lab = new LabConversion(photometric, info.bits(), isFloat);
        yield stored.withColor(3, lab.toSrgb(raster));
      }
      default -> stored;
    };
  }

  private Pixels stored(Raster raster, List<Finding> findings) {
    boolean alpha = alphaKind() == ASSOCIATED_ALPHA || alphaKind() == UNASSOCIATED_ALPHA;
    SampleRange range = new SampleRange(info.bits(), directory.first(MAX_SAMPLE, 0));
    int colors = photometric.colors();
    if (photometric.isLab()) {
      return Pixels.ofAlpha(raster, colors, alpha, range.full());
    }
    return Pixels.of(raster, colors, alpha, range.maxima(raster, colors, alpha, findings));
  }

  /** What the first sample beyond the colours is; some writers add opacity without saying so. */
  private long alphaKind() {
    return info.channels() <= photometric.colors()
        ? 0
        : directory.first(EXTRA_SAMPLES, UNASSOCIATED_ALPHA);
  }

  /** All reds, then all greens, then all blues, in 16 bits or, against the standard, in 8. */
  private Palette palette() {
    int[] map = new int[directory.count(COLOR_MAP)];
    for (int i = 0; i < map.length; i++) {
      map[i] = (int) directory.value(COLOR_MAP, i).orElse(0);
    }
    int shift = Arrays.stream(map).anyMatch(value -> value > 255) ? 8 : 0;
    int[] colors = new int[map.length / 3];
    for (int i = 0; i < colors.length; i++) {
      int green = map[colors.length + i] >> shift;
      int blue = map[2 * colors.length + i] >> shift;
      colors[i] = (map[i] >> shift & 0xff) << 16 | (green & 0xff) << 8 | (blue & 0xff);
    }
    return Palette.opaque(colors);
  }
}
