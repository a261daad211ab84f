package dev.refocus.dispatch;

import java.time.Duration;
import java.util.Locale;

/**
 * What the line says at a moment.
 *
 * @param doing such as {@code restoring}
 * @param share of the work that is done, 0 to 1
 * @param reached the time that it took to come that far
 * @param elapsed since the work began
 */
public record ProgressLine(
    String doing,
    long done,
    long failed,
    long total,
    double share,
    Duration reached,
    Duration elapsed) {
  private static final int BAR = 20;
  private static final int LEAST_BAR = 6;
  private static final String END = "...";

  /** The line in so many columns. */
  String text(int columns) {
    String numbers = room(numbers(), columns) < LEAST_BAR ? fewNumbers() : numbers();
    int bar = Math.min(BAR, room(numbers, columns));
    return cut(doing + (bar < LEAST_BAR ? ": " : " [" + bar(bar) + "] ") + numbers, columns);
  }

  private int room(String numbers, int columns) {
    return columns - doing.length() - numbers.length() - " [] ".length();
  }

  /** What is done while nothing can be counted. */
  static String waiting(String doing, Duration elapsed, int columns) {
    return cut(doing + ", " + text(elapsed), columns);
  }

  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns - END.length()) + END;
  }

  private String bar(int width) {
    // Full only when everything is done.
    int full = (int) Math.floor(share * width);
    return "#".repeat(full) + "-".repeat(width - full);
  }

  private String numbers() {
    return String.format(
        Locale.ROOT,
        "%d of %d images done, %d failed, %.1f per minute, %s",
        done,
        total,
        failed,
        perMinute(),
        time());
  }

  private String fewNumbers() {
    return String.format(
        Locale.ROOT, "%d/%d, %d failed, %.1f/min, %s", done, total, failed, perMinute(), time());
  }

  private double perMinute() {
    return done * 60_000.0 / Math.max(elapsed.toMillis(), 1);
  }

  private String time() {
    return done >= total ? "took " + text(elapsed) : left() + " left";
  }

  private String left() {
    if (done == 0 || share <= 0) {
      return "?";
    }
    // Until the next image ends, the time runs down.
    long left = Math.round(reached.toMillis() * (1 - share) / share);
    return text(Duration.ofMillis(Math.max(left - elapsed.minus(reached).toMillis(), 0)));
  }

  /** Such as {@code 2 h 3 min}, {@code 4 min 5 s} or {@code 6 s}. */
  public static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return String.format(
          Locale.ROOT, "%d h %d min", duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%d s", duration.toSeconds());
  }
}
