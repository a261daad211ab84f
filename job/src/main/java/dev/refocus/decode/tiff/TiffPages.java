package dev.refocus.decode.tiff;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.decode.structure.TiffDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The pages of a TIFF in their order: the directories of its chain (TIFF 6.0, section 2) without
 * those that say they are previews or masks.
 */
final class TiffPages {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int SUBFILE_TYPE = 255;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int PREVIEW = 1;
  private static final int MASK = 4;
  private static final int OLD_PREVIEW = 2;

  /** Directories may overlap in a hostile file: what they say in all is bounded. */
  private static final long MAX_ENTRIES = 1 << 20;

  /** Pixels along the longer side of a thumbnail that does not say what it is. */
  private static final long LONGEST_THUMBNAIL = 512;

  /** How much longer an image's sides are than those of its thumbnail, of the same shape or not. */
  private static final double ENLARGED = 1.9;

  private static final double FAR_ENLARGED = 8;

  private final List<TiffDirectory> pages = new ArrayList<>();
  private Optional<Finding> lost = Optional.empty();

  private TiffPages(TiffDirectory first) {
    if (isPage(first)) {
      pages.add(first);
    }
    readChain(first);
    if (pages.isEmpty()) {
      // Whoever decodes it says what is wrong with it.
      pages.add(first);
    }
  }

  /**
   * @throws dev.refocus.RefocusException CORRUPT or TRUNCATED if there is no directory
   */
  static TiffPages of(byte[] bytes) {
    return new TiffPages(TiffDirectory.of(bytes));
  }

  private void readChain(TiffDirectory first) {
    Set<Long> seen = new HashSet<>(Set.of(first.start()));
    long entries = first.size();
    TiffDirectory last = first;
    while (last.next() != 0 && seen.add(last.next())) {
      Optional<TiffDirectory> next = entries > MAX_ENTRIES ? Optional.empty() : last.following();
      if (next.filter(TiffPages::hasPixels).isEmpty()) {
        lost = Optional.of(lost(seen.size(), last.next()));
        return;
      }
      last = next.orElseThrow();
      entries += last.size();
      if (isPage(last)) {
        pages.add(last);
      }
    }
  }

  private static boolean hasPixels(TiffDirectory directory) {
    return directory.has(WIDTH) && directory.has(HEIGHT);
  }

  private static boolean isPage(TiffDirectory directory) {
    return (directory.first(NEW_SUBFILE_TYPE, 0) & (PREVIEW | MASK)) == 0
        && directory.first(SUBFILE_TYPE, 0) != OLD_PREVIEW;
  }

  private static Finding lost(int number, long start) {
    return new Finding(
        ErrorCode.CORRUPT,
        String.format(
            Locale.ROOT,
            "directory %d of the TIFF, at byte %d, cannot be read: pages may be missing; fetch the file again",
            number,
            start));
  }

  int count() {
    return pages.size();
  }

  /**
   * @param number from 1 to {@link #count}
   */
  TiffDirectory get(int number) {
    return pages.get(number - 1);
  }

  /** The number of the file's image: its first page that is no thumbnail of a later one. */
  int main() {
    for (int i = 1; i < pages.size(); i++) {
      if (isThumbnail(pages.get(0), pages.get(i))) {
        return i + 1;
      }
    }
    return 1;
  }

  private static boolean isThumbnail(TiffDirectory small, TiffDirectory large) {
    long width = small.first(WIDTH, 0);
    long height = small.first(HEIGHT, 0);
    long longer = Math.max(width, height);
    double factor = Math.max(large.first(WIDTH, 0), large.first(HEIGHT, 0)) / (double) longer;
    // A thumbnail's sides are rounded.
    double skew = width * large.first(HEIGHT, 0) - height * (double) large.first(WIDTH, 0);
    boolean alike = Math.abs(skew) <= large.first(WIDTH, 0) + large.first(HEIGHT, 0);
    return longer <= LONGEST_THUMBNAIL && factor >= (alike ? ENLARGED : FAR_ENLARGED);
  }

  /** What whoever sees only page {@code number} should know. */
  List<Finding> findings(int number) {
    List<Finding> findings = new ArrayList<>();
    if (count() > 1) {
      findings.add(
          new Finding(
              ErrorCode.FURTHER_PAGES,
              String.format(
                  Locale.ROOT,
                  "%d of %d pages: page %d%s is restored, the others are not; restore with --pages all for a row per page",
                  1,
                  count(),
                  number,
                  number == 1 ? "" : " (page 1 has the size of a thumbnail)")));
    }
    lost.ifPresent(findings::add);
    return findings;
  }
}
