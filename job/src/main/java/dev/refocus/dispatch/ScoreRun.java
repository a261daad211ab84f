package dev.refocus.dispatch;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.fit.Bicubic;
import dev.refocus.row.Provenance;
import dev.refocus.row.ScoreRow;
import dev.refocus.row.ScoresColumn;
import dev.refocus.score.Levels;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
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
    "image_id", "uri", "dataset", "error", "scale", "hr.bytes AS png", "scores", "config_id"
  };

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TaskContext task = TaskContext.get();
    Scorers scorers = ScoringWorker.of(task, run, hadoop.value().value());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        if (task.isInterrupted()) {
          throw new TaskKilledException();
        }
        return counters.countScored(row(rows.next(), scorers, task));
      }
    };
  }

  private Row row(Row restored, Scorers scorers, TaskContext task) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    Provenance provenance = new Provenance(runId, task.attemptNumber(), host);
    ScoreRow row = new ScoreRow(restored.getAs("uri"), restored.getAs("dataset"), provenance);
    row.imageId(restored.getAs("image_id"));
    row.restored(restored.getAs("scale"), restored.getAs("config_id"));
    byte[] png = restored.getAs("png");
    if (png == null) {
      return row.skipped(restored.getAs("error"));
    }
    try {
      DecodedImage hr = ScoreFiles.decoder(run.limits()).decode(png, 1);
      Scores scores = scores(restored, hr, scorers);
      Row earlier = restored.getAs("scores");
      return row.scored(
          hr.color(), earlier == null ? scores : scores.over(ScoresColumn.read(earlier)));
    } catch (RuntimeException | OutOfMemoryError e) {
      return row.failed(Failure.finding(e, restored.getAs("uri")));
    }
  }

  private Scores scores(Row restored, DecodedImage hr, Scorers scorers) {
    Image bicubic;
    try {
      bicubic = Levels.round(enlarged(restored), hr.info().bits());
    } catch (RefocusException e) {
      Scores alone = scorers.score(List.of(hr.color())).get(0);
      Map<String, String> reasons = new TreeMap<>(alone.reasons());
      reasons.put(Scores.BICUBIC, e.finding().message());
      return new Scores(alone.values(), new TreeMap<>(reasons));
    }
    return scorers.score(bicubic, hr.color());
  }

  private Image enlarged(Row restored) {
    String uri = restored.getAs("uri");
    int scale = restored.getAs("scale");
    ImageReader reader = new ImageReader(hadoop.value().value(), run.limits().maxBytes());
    byte[] bytes = reader.read(ImageRef.of(uri));
    if (!Sha256.hex(bytes).equals(restored.getAs("image_id"))) {
      throw new RefocusException(
          ErrorCode.UNREADABLE,
          "%s: has changed since it was restored; put the former file there".formatted(uri));
    }
    return Bicubic.enlarge(new ImageDecoder(run.limits()).decode(bytes, scale).color(), scale);
  }
}
