package dev.refocus.cli;

/** The package page says what they mean. */
public final class ExitCode {
  public static final int RESTORED = 0;
  public static final int UNUSABLE = 1;
  public static final int SOME_FAILED = 2;
  public static final int UNFINISHED = 3;

  private ExitCode() {}
}
