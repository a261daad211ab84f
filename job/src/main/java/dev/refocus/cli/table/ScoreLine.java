package dev.refocus.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.row.ScoresColumn;
import dev.refocus.row.Status;
import dev.refocus.score.KnownScore;
import dev.refocus.score.Scores;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One image's line of a table of scores: its row of {@link dev.refocus.row.ScoreRow}.
 *
 * @param width pixels of the scored image; null if there is none
 * @param scores null if there are none
 */
public record ScoreLine(
    String uri,
    String dataset,
    String status,
    Finding error,
    Integer width,
    Integer height,
    Scores scores) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** By URI. */
  public static List<ScoreLine> of(Dataset<Row> table) {
    return table.sort("uri").collectAsList().stream().map(ScoreLine::of).toList();
  }

  private static ScoreLine of(Row row) {
    Row error = row.getAs("error");
    Row scores = row.getAs("scores");
    return new ScoreLine(
        row.getAs("uri"),
        row.getAs("dataset"),
        row.getAs("status"),
        error == null
            ? null
            : new Finding(ErrorCode.valueOf(error.getAs("code")), error.getAs("message")),
        row.getAs("width"),
        row.getAs("height"),
        scores == null ? null : ScoresColumn.read(scores));
  }

  public boolean failed() {
    return status.equals(Status.FAILED.text());
  }

  /** The image's name below its dataset's. */
  String image() {
    return dataset + "/" + uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** The values of a score. */
  public Optional<Scores.Pair> score(String name) {
    return Optional.ofNullable(scores).map(all -> all.values().get(name));
  }

  /** Named as in the row; scores of models stand under their names. */
  String json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("uri", uri).put("dataset", dataset).put("status", status);
    ObjectNode finding = error == null ? null : JSON.createObjectNode();
    if (finding != null) {
      finding.put("code", error.code().name()).put("message", error.message());
    }
    node.set("error", finding);
    node.put("width", width).put("height", height);
    node.set("scores", scores == null ? null : json(scores));
    return node.toString();
  }

  /** The struct {@code scores} of a row. */
  static ObjectNode json(Scores scores) {
    ObjectNode node = JSON.createObjectNode();
    TreeMap<String, Scores.Pair> more = new TreeMap<>(scores.values());
    for (KnownScore known : KnownScore.values()) {
      scores.values().keySet().stream()
          .filter(name -> KnownScore.of(name).filter(known::equals).isPresent())
          .forEach(name -> node.set(known.field(), json(more.remove(name))));
      node.putIfAbsent(known.field(), null);
    }
    ObjectNode rest = node.putObject("more");
    more.forEach((name, pair) -> rest.set(name, json(pair)));
    ObjectNode reasons = node.putObject("reason");
    scores.reasons().forEach(reasons::put);
    return node;
  }

  private static ObjectNode json(Scores.Pair pair) {
    return JSON.createObjectNode().put("bicubic", pair.bicubic()).put("hr", pair.hr());
  }
}
