package dev.refocus.dispatch;

import dev.refocus.dispatch.PixelTally.Size;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Images that a run works on.
 *
 * @param total how many
 * @param bytes of their files by the ending of the names; empty if pixels do not matter
 * @param counters of those that are done
 */
public record Work(long total, Map<String, Long> bytes, Counters counters) {
  /** Images that take the same time each. */
  public static Work of(long total, Counters counters) {
    return new Work(total, Map.of(), counters);
  }

  /** A file that is to be worked on, as the listing has it. */
  public record File(String uri, long bytes) {}

  /**
   * Images that take the longer the more pixels they have.
   *
   * @param files those that take time
   */
  public static Work of(long total, Stream<File> files, Counters counters) {
    Map<String, Long> bytes =
        files.collect(
            Collectors.groupingBy(file -> ending(file.uri()), Collectors.summingLong(File::bytes)));
    return new Work(total, bytes, counters);
  }

  static String ending(String uri) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The part that is done, 0 to 1. */
  double share() {
    long done = counters.done().value();
    if (done >= total) {
      return 1;
    }
    double pixels = share(bytes, counters.pixels().value());
    return Double.isNaN(pixels) ? (double) done / total : pixels;
  }

  /**
   * The part of the pixels that is done: a listing tells bytes, and files that are done tell how
   * many pixels a byte of a file with the same ending stands for.
   *
   * @return NaN if nothing is known of pixels
   */
  static double share(Map<String, Long> bytes, Map<String, Size> done) {
    Size all = done.values().stream().reduce(new Size("", 0, 0), Size::plus);
    double left =
        bytes.entrySet().stream()
            .mapToDouble(
                entry -> {
                  Size own = done.getOrDefault(entry.getKey(), new Size("", 0, 0));
                  Size like = own.pixels() > 0 ? own : all;
                  long bytesLeft = Math.max(entry.getValue() - own.bytes(), 0);
                  return (double) bytesLeft * like.pixels() / Math.max(like.bytes(), 1);
                })
            .sum();
    return all.pixels() == 0 ? Double.NaN : all.pixels() / (all.pixels() + left);
  }
}
