package dev.refocus.evaluate.opinion;

import static dev.refocus.text.TextTable.number;

import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.Map;

/** The text that says how well scores stand for opinions. */
public final class AgreementReport {
  private AgreementReport() {}

  /**
   * Prints a table with a line for each score.
   *
   * @param agreements by the score's name
   */
  public static void print(Map<String, Agreement> agreements, PrintWriter out) {
    TextTable table =
        new TextTable(
            "score", "images", "SRCC", "95 %", "PLCC", "95 %", "main", "95 %", "KRCC", "95 %",
            "RMSE", "95 %");
    agreements.forEach(
        (name, agreement) ->
            table.add(
                name,
                Integer.toString(agreement.images()),
                value("%.3f", agreement.srcc()),
                interval("%.3f", agreement.srcc()),
                value("%.3f", agreement.plcc()),
                interval("%.3f", agreement.plcc()),
                value("%.3f", agreement.main()),
                interval("%.3f", agreement.main()),
                value("%.3f", agreement.krcc()),
                interval("%.3f", agreement.krcc()),
                value("%.2f", agreement.rmse()),
                interval("%.2f", agreement.rmse())));
    table.print(out);
    out.println(
        "PLCC and RMSE after the logistic mapping of four parameters; main: |SRCC| + |PLCC|; intervals over images");
    out.flush();
  }

  private static String value(String format, Agreement.Figure figure) {
    return number(format, figure.value());
  }

  private static String interval(String format, Agreement.Figure figure) {
    return "%s to %s".formatted(number(format, figure.low()), number(format, figure.high()));
  }
}
