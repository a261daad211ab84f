package dev.refocus.cli;

import dev.refocus.dispatch.restore.RunSummary;
import dev.refocus.row.Status;

/** The package page says what they mean. */
public final class ExitCode {
  public static final int RESTORED = 0;
  public static final int UNUSABLE = 1;
  public static final int SOME_FAILED = 2;
  public static final int UNFINISHED = 3;

  private ExitCode() {}

  /** Of a run with nothing before it. */
  static int of(RunSummary summary) {
    return summary.count(Status.FAILED) == 0 ? RESTORED : SOME_FAILED;
  }
}
