package dev.refocus.cli;

import dev.refocus.ShellWords;
import dev.refocus.cli.table.CauseLines;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.cli.table.ResultLines;
import dev.refocus.cli.table.ResultTable;
import dev.refocus.commit.table.TableReader;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.ProgressConsole;
import dev.refocus.dispatch.restore.RunSummary;
import dev.refocus.row.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.sql.functions;

/**
 * What a run of {@code restore} says in the end: its own images, the causes of what went wrong, how
 * many there were before, and what can be done next.
 */
record RestoreReport(RunSummary summary, PrintWriter out, ProgressConsole err) {
  void print(boolean json) throws IOException {
    long own =
        Progress.during(
            "reading the table", err, () -> TableReader.settled(() -> summary.own().count()));
    if (json || own > 0) {
      ResultTable.print(TableReader.settled(this::ownLines), json, out);
    }
    TableReader.settled(() -> CauseLines.print(summary.untold(), err));
    long before = summary.manifest().inputs() - own;
    if (before > 0) {
      err.printf(Locale.ROOT, "%d done before, %d new%n", before, own);
    }
    err.println(summary);
  }

  private Iterator<ResultLine> ownLines() {
    Iterator<ResultLine> lines = ResultLines.of(summary.own());
    // Sorting reads all files before the first line, not before somebody asks for it.
    return lines.hasNext() ? lines : Collections.emptyIterator();
  }

  /** The commands that make something to look at. */
  void printNext(boolean exported) {
    String run = ShellWords.quote(summary.output());
    err.println("a page to look at: refocus report " + run);
    if (!exported) {
      err.println("the HR images as files: refocus export " + run + " pictures/");
    }
  }

  /** Failures that an earlier run has told of count only if the user wants them to. */
  int exitCode(boolean strict) {
    long failed = summary.count(Status.FAILED);
    if (strict || failed == 0) {
      return failed == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
    }
    long untold = TableReader.settled(this::untoldFailures);
    if (untold < failed) {
      err.printf(
          Locale.ROOT,
          "%d failed in earlier runs and were not tried again: --retry-failed tries them, --strict makes them exit code 2%n",
          failed - untold);
    }
    return untold == 0 ? ExitCode.RESTORED : ExitCode.SOME_FAILED;
  }

  private long untoldFailures() {
    return summary.untold().where(functions.col("status").equalTo(Status.FAILED.text())).count();
  }
}
