package dev.refocus;

import java.io.Serializable;
import java.util.Objects;

/** An {@link ErrorCode} with the sentence that names the value, the bound and the remedy. */
public record Finding(ErrorCode code, String message) implements Serializable {
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }
}
