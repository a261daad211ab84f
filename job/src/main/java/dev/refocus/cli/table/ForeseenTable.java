package dev.refocus.cli.table;

import dev.refocus.dispatch.restore.DryRun;
import dev.refocus.dispatch.restore.Foreseen;
import dev.refocus.row.Status;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a run would do, in the columns of the run's own table. */
public final class ForeseenTable {
  private ForeseenTable() {}

  /**
   * Prints a line for every input without a row, and a count.
   *
   * @param err takes the count
   */
  public static void print(DryRun.Result result, boolean json, PrintWriter out, PrintWriter err) {
    ResultTable.print(result.inputs().stream().map(ForeseenTable::line).iterator(), json, out);
    err.printf(
        Locale.ROOT,
        "dry run, nothing is written: %d inputs would be restored, %d skipped, %d refused; %d are done already%n",
        count(result, Status.RESTORED),
        count(result, Status.SKIPPED),
        count(result, Status.FAILED),
        result.done());
    err.flush();
  }

  private static long count(DryRun.Result result, Status status) {
    return result.inputs().stream().filter(input -> input.status() == status).count();
  }

  private static ResultLine line(Foreseen input) {
    ResultLine.Size lr =
        input.width() == null ? null : new ResultLine.Size(input.width(), input.height());
    return ResultLine.unrestored(input.uri(), input.dataset(), input.status(), input.reason(), lr);
  }
}
