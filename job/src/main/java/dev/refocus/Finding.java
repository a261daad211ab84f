package dev.refocus;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/** An {@link ErrorCode} with the sentence that names the value, the bound and the remedy. */
public record Finding(ErrorCode code, String message) implements Serializable {
  /**
   * Messages quote file names and readers' words: they become one line that any terminal may show.
   */
  public Finding {
    Objects.requireNonNull(code, "code");
    message = Printable.line(Objects.requireNonNull(message, "message"));
  }

  /** The heap did not suffice. */
  public static Finding outOfMemory() {
    return new Finding(
        ErrorCode.OUT_OF_MEMORY,
        String.format(
            Locale.ROOT,
            "heap of %d MiB exhausted; give Java more (REFOCUS_HEAP, spark.executor.memory) or lower limits.max-hr-pixels",
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
