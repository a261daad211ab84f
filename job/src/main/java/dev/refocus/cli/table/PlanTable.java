package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.config.Enlargement;
import dev.refocus.config.Profile;
import dev.refocus.dispatch.ProgressLine;
import dev.refocus.plan.CostPlan;
import dev.refocus.plan.Forecast;
import dev.refocus.plan.Tally;
import dev.refocus.text.Names;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints a plan: for people, or as JSON lines, one for each line of its tables. */
public final class PlanTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private PlanTable() {}

  /** Prints what the inputs are, what would not be restored, and what each profile would take. */
  public static void print(CostPlan plan, boolean json, PrintWriter out) {
    if (json) {
      printJson(plan, out);
    } else {
      printImages(plan.tally(), out);
      printCauses(plan.tally(), out);
      printForecasts(plan, out);
    }
    out.flush();
  }

  private static void printImages(Tally tally, PrintWriter out) {
    TextTable table = new TextTable("format", "images", "LR megapixels", "MB");
    tally.formats().forEach((format, sum) -> add(table, format, sum));
    add(table, "all", tally.images());
    table.print(out);
  }

  private static void add(TextTable table, String format, Tally.Sum sum) {
    table.add(
        format,
        Long.toString(sum.images()),
        number("%.2f", sum.pixels() / MEGA),
        number("%.2f", sum.bytes() / MEGA));
  }

  private static void printCauses(Tally tally, PrintWriter out) {
    if (tally.causes().isEmpty()) {
      return;
    }
    out.println();
    TextTable table = new TextTable("not restored", "cause", "inputs");
    tally
        .causes()
        .forEach((cause, count) -> table.add(cause.status(), cause.code(), Long.toString(count)));
    table.print(out);
  }

  private static void printForecasts(CostPlan plan, PrintWriter out) {
    out.println();
    TextTable table =
        new TextTable(
            "profile",
            "core-hours",
            String.format(Locale.ROOT, "time on %d cores", plan.cores()),
            "GB of a task",
            "output GB");
    for (Forecast forecast : plan.forecasts()) {
      table.add(
          name(forecast.profile()),
          number("%.3f", forecast.coreHours()),
          ProgressLine.text(Duration.ofSeconds(Math.round(forecast.wallSeconds()))),
          number("%.2f", (forecast.heapBytes() + forecast.nativeBytes()) / GIGA),
          number("%.3f", forecast.outputBytes() / GIGA));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%s, by %s; an executor needs .4 GB beside its tasks%n",
        enlargement(plan.config().enlargement()),
        plan.calibration().source());
  }

  private static String enlargement(Enlargement enlargement) {
    return enlargement.isKnown()
        ? "at x" + Names.number(enlargement.factor())
        : String.format(Locale.ROOT, "%d pixels wide", enlargement.width());
  }

  private static void printJson(CostPlan plan, PrintWriter out) {
    plan.tally()
        .formats()
        .forEach(
            (format, sum) ->
                out.println(
                    node()
                        .put("format", format)
                        .put("images", sum.images())
                        .put("pixels", sum.pixels())
                        .put("bytes", sum.bytes())));
    plan.tally()
        .causes()
        .forEach(
            (cause, count) ->
                out.println(
                    node()
                        .put("status", cause.status())
                        .put("code", cause.code())
                        .put("inputs", count)));
    plan.forecasts().forEach(forecast -> out.println(json(plan, forecast)));
  }

  private static ObjectNode json(CostPlan plan, Forecast forecast) {
    Enlargement enlargement = plan.config().enlargement();
    ObjectNode node = node().put("profile", name(forecast.profile()));
    if (enlargement.isWhole()) {
      node.put("scale", enlargement.scale());
    } else if (enlargement.isKnown()) {
      node.put("scale", enlargement.factor());
    } else {
      node.put("width", enlargement.width());
    }
    return node.put("cores", plan.cores())
        .put("core_seconds", forecast.coreSeconds())
        .put("wall_seconds", forecast.wallSeconds())
        .put("heap_bytes", Math.round(forecast.heapBytes()))
        .put("native_bytes", Math.round(forecast.nativeBytes()))
        .put("output_bytes", Math.round(forecast.outputBytes()))
        .put("calibration", plan.calibration().source());
  }

  private static ObjectNode node() {
    return JSON.createObjectNode();
  }

  private static String name(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  private static String number(String format, double value) {
    return TextTable.number(format, value);
  }
}
