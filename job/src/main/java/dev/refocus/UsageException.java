package dev.refocus;

/**
 * The arguments, the configuration, the input or the output cannot be used. The message is the one
 * line that says what was given, what the bound is and how to mend it.
 */
public final class UsageException extends RuntimeException {
  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
