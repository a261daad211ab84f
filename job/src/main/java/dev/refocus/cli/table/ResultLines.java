package dev.refocus.cli.table;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.row.ScoresColumn;
import dev.refocus.row.Status;
import dev.refocus.score.Scores;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the lines of a table from a run's output, without the pixels. */
public final class ResultLines {
  private ResultLines() {}

  /** By URI; fetched piece by piece. */
  public static Iterator<ResultLine> of(Dataset<Row> table) {
    Iterator<Row> rows =
        table
            .selectExpr(
                "uri",
                "dataset",
                "status",
                "error.code",
                "error.message",
                "input.width",
                "input.height",
                "hr_width",
                "hr_height",
                "kernel_name",
                "kernel.size",
                "kernel_confidence",
                "exam_db",
                "residual_db",
                "fit.seconds",
                "scores")
            .sort("uri")
            .toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public ResultLine next() {
        return line(rows.next());
      }
    };
  }

  private static ResultLine line(Row row) {
    return new ResultLine(
        row.getAs("uri"),
        row.getAs("dataset"),
        Status.valueOf(row.<String>getAs("status").toUpperCase(Locale.ROOT)),
        error(row),
        size(row, "width", "height"),
        new ResultLine.Restored(
            size(row, "hr_width", "hr_height"),
            row.getAs("kernel_name"),
            row.getAs("size"),
            row.getAs("kernel_confidence"),
            row.getAs("exam_db"),
            row.getAs("residual_db"),
            row.getAs("seconds")),
        scores(row.getAs("scores")));
  }

  private static Scores scores(Row column) {
    return column == null ? null : ScoresColumn.read(column);
  }

  private static Finding error(Row row) {
    String code = row.getAs("code");
    return code == null ? null : new Finding(ErrorCode.valueOf(code), row.getAs("message"));
  }

  private static ResultLine.Size size(Row row, String width, String height) {
    Integer columns = row.getAs(width);
    Integer rows = row.getAs(height);
    return columns == null || rows == null ? null : new ResultLine.Size(columns, rows);
  }
}
