package dev.refocus.decode.tiff;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.decode.structure.ImageInfo;
import dev.refocus.decode.structure.TiffDirectory;
import java.util.Locale;

/**
 * How a TIFF's pixels are cut: strips are tiles of the image's width.
 *
 * @param offsets tag of the tiles' positions
 * @param lengths tag of the tiles' lengths in bytes
 */
record TiffLayout(TiffDirectory directory, ImageInfo info, int offsets, int lengths, Tiles tiles) {
  private static final int STRIP_OFFSETS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int PLANAR = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;

  /** Tiles are 16 x 16 at least, strips at least a row; more of them only cost time. */
  private static final int MAX_TILES = 1 << 16;

  /** Pixels that may be decoded for however small an image. */
  private static final long SMALL = 1 << 20;

  /**
   * The tiles of a channel.
   *
   * @param across tiles beside each other
   * @param down tiles below each other
   */
  record Tiles(long width, long height, long across, long down) {
    static Tiles of(ImageInfo info, long width, long height) {
      return new Tiles(
          width, height, ceilingOf(info.width(), width), ceilingOf(info.height(), height));
    }

    private static long ceilingOf(long length, long part) {
      return part < 1 ? 0 : (length + part - 1) / part;
    }

    long count() {
      return across * down;
    }

    double pixels() {
      return (double) across * width * down * height;
    }
  }

  static TiffLayout of(TiffDirectory directory, ImageInfo info) {
    boolean tiled = directory.has(TILE_OFFSETS);
    long width = directory.first(TILE_WIDTH, info.width());
    long height =
        directory.first(
            TILE_HEIGHT, Math.min(directory.first(ROWS_PER_STRIP, info.height()), info.height()));
    return new TiffLayout(
        directory,
        info,
        tiled ? TILE_OFFSETS : STRIP_OFFSETS,
        tiled ? TILE_BYTES : STRIP_BYTES,
        Tiles.of(info, width, height));
  }

  /** Whether a tile lies beyond the end of the file. */
  boolean exceeds(long fileBytes) {
    if (!directory.has(offsets)) {
      return true;
    }
    for (int i = 0; i < Math.min(directory.count(offsets), MAX_TILES); i++) {
      long end = offset(i) + directory.value(lengths, i).orElse(1);
      if (end > fileBytes || end < 0) {
        return true;
      }
    }
    return false;
  }

  long offset(int tile) {
    return directory.value(offsets, tile).orElse(0);
  }

  long length(int tile, long absent) {
    return directory.value(lengths, tile).orElse(absent);
  }

  /** Refuses cuts whose decoding would cost far more than the image. */
  void requireSound() {
    long planes = directory.first(PLANAR, 1) == 2 ? info.channels() : 1;
    long count = tiles.count() * planes;
    if (count < 1 || count > MAX_TILES || directory.count(offsets) < count || isPadded()) {
      throw new RefocusException(
          ErrorCode.CORRUPT,
          String.format(
              Locale.ROOT,
              "TIFF of %d tiles of %d x %d pixels with %d positions; must be at most %d tiles about as large as the image, each with a position: save it anew",
              count,
              tiles.width(),
              tiles.height(),
              directory.count(offsets),
              MAX_TILES));
    }
  }

  private boolean isPadded() {
    return tiles.pixels() > 4.0 * Math.max((long) info.width() * info.height(), SMALL);
  }
}
