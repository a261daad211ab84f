package dev.refocus.dispatch.score;

import dev.refocus.Finding;
import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.FormerInput;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.executor.TaskProvenance;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import dev.refocus.row.Provenance;
import dev.refocus.row.ScoreRow;
import dev.refocus.row.ScoresColumn;
import dev.refocus.score.Levels;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One partition of a finished run to score again: its rows in, rows with scores out. The HR image
 * comes from the row; the LR image is read again, and if it is no more what it was, the scores of
 * its enlargement stay null.
 *
 * @param hadoop how executors reach the input
 * @param counters seen by the driver's progress line
 */
record ScoreRun(
    RunConfig run, String runId, Broadcast<SerializableConfiguration> hadoop, Counters counters)
    implements MapPartitionsFunction<Row, Row> {
  /** What is read of a run's rows. */
  static final String[] COLUMNS = {
    "image_id",
    "uri",
    "dataset",
    "error",
    "input",
    "scale",
    "hr.bytes AS png",
    "scores",
    "config_id"
  };

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TaskContext task = TaskContext.get();
    Scorers scorers = ScoringWorker.of(task, run.models(), hadoop.value()::value);
    return new ScoreBatches<>(
        rows, restored -> read(restored, task), scorers::score, ScoreBatches.BATCH);
  }

  private ScoreItem read(Row restored, TaskContext task) {
    Provenance provenance = TaskProvenance.of(runId, task);
    ScoreRow row = new ScoreRow(restored.getAs("uri"), restored.getAs("dataset"), provenance);
    row.imageId(restored.getAs("image_id"));
    row.restored(restored.getAs("scale"), restored.getAs("config_id"));
    byte[] png = restored.getAs("png");
    if (png == null) {
      return ScoreItem.done(counters.countScored(row.skipped(restored.getAs("error"))));
    }
    try {
      DecodedImage hr = new ImageDecoder(run.limits().ofScoring()).decode(png, 1);
      return item(restored, hr, row);
    } catch (RuntimeException | Error e) {
      Finding reason = Failure.finding(e, restored.getAs("uri"));
      return ScoreItem.done(counters.countScored(row.failed(reason)));
    }
  }

  private ScoreItem item(Row restored, DecodedImage decoded, ScoreRow row) {
    Image hr = decoded.color();
    Row column = restored.getAs("scores");
    UnaryOperator<Scores> complete =
        scores -> column == null ? scores : scores.over(ScoresColumn.read(column));
    try {
      Image bicubic = Levels.round(enlarged(restored, hr), decoded.info().bits());
      return ScoreItem.of(
          bicubic, hr, scores -> counters.countScored(row.scored(hr, complete.apply(scores))));
    } catch (RefocusException e) {
      String reason = e.finding().message();
      return ScoreItem.of(
          hr,
          scores ->
              counters.countScored(row.scored(hr, complete.apply(scores.withoutBicubic(reason)))));
    }
  }

  private Image enlarged(Row restored, Image hr) {
    DecodedImage lr = new FormerInput(hadoop.value().value(), run.limits()).read(restored);
    return Bicubic.enlarge(lr.color(), hr.height(), hr.width());
  }
}
