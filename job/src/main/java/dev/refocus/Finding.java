package dev.refocus;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/** An {@link ErrorCode} with the sentence that names the value, the bound and the remedy. */
public record Finding(ErrorCode code, String message) implements Serializable {
  private static final int MAX_MESSAGE = 2000;

  /** Messages quote file names and readers' words: what would end a line of a log is replaced. */
  public Finding {
    Objects.requireNonNull(code, "code");
    message = clean(Objects.requireNonNull(message, "message"));
  }

  private static String clean(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
  }

  /** The heap did not suffice. */
  public static Finding outOfMemory() {
    return new Finding(
        ErrorCode.OUT_OF_MEMORY,
        String.format(
            Locale.ROOT,
            "heap of %d MiB exhausted; give Java more (-Xmx, spark.executor.memory) or lower limits.max-hr-pixels",
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
