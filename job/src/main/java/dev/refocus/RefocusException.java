package dev.refocus;

/** One image cannot be restored. Becomes that image's row; never leaves a partition. */
public final class RefocusException extends RuntimeException {
  private final ErrorCode code;

  public RefocusException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public RefocusException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  public Finding finding() {
    return new Finding(code, getMessage());
  }
}
