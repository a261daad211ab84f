package dev.refocus.evaluate.vote;

import static dev.refocus.text.TextTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.vote.EloRatings.Rating;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.List;

/** The text that says which method people prefer. */
public final class EloReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EloReport() {}

  /**
   * Prints a table with a line for each method, or a JSON line for each.
   *
   * @param ratings the best first
   */
  public static void print(List<Rating> ratings, boolean json, PrintWriter out) {
    if (json) {
      ratings.forEach(rating -> out.println(line(rating)));
      out.flush();
    } else {
      print(ratings, out);
    }
  }

  private static ObjectNode line(Rating rating) {
    ObjectNode node = JSON.createObjectNode();
    node.put("method", rating.method()).put("votes", rating.votes()).put("wins", rating.wins());
    node.putObject("elo")
        .put("value", rating.elo())
        .put("low", rating.interval().low())
        .put("high", rating.interval().high());
    return node;
  }

  private static void print(List<Rating> ratings, PrintWriter out) {
    TextTable table = new TextTable("method", "votes", "wins", "Elo", "95 %");
    for (Rating rating : ratings) {
      table.add(
          rating.method(),
          Integer.toString(rating.votes()),
          number("%.1f", rating.wins()),
          number("%.0f", rating.elo()),
          "%s to %s"
              .formatted(
                  number("%.0f", rating.interval().low()),
                  number("%.0f", rating.interval().high())));
    }
    table.print(out);
    out.println(
        "Elo: 400 more are ten wins of eleven, 1500 is the mean; neither is half a win; intervals over images");
    out.flush();
  }
}
