package dev.refocus.dispatch.score;

import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.ScoringWorker;
import dev.refocus.dispatch.executor.TaskProvenance;
import dev.refocus.image.Image;
import dev.refocus.row.ScoreRow;
import dev.refocus.score.Scorers;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One partition of files to score: references in, rows out. Images go to the models in batches.
 *
 * @param hadoop how executors reach the input
 * @param counters seen by the driver's progress line
 */
record ScoreFiles(
    RunConfig run, String runId, Broadcast<SerializableConfiguration> hadoop, Counters counters)
    implements FlatMapFunction<Iterator<ImageRef>, Row> {

  @Override
  public Iterator<Row> call(Iterator<ImageRef> refs) {
    TaskContext task = TaskContext.get();
    Scorers scorers = ScoringWorker.of(task, run.models(), hadoop.value()::value);
    return new ScoreBatches<>(refs, ref -> read(ref, task), scorers::score, ScoreBatches.BATCH);
  }

  private ScoreItem read(ImageRef ref, TaskContext task) {
    ScoreRow row = new ScoreRow(ref.uri(), ref.dataset(), TaskProvenance.of(runId, task));
    try {
      ImageReader reader = new ImageReader(hadoop.value().value(), run.limits().maxBytes());
      byte[] bytes = reader.read(ref);
      row.imageId(Sha256.hex(bytes));
      Image image = new ImageDecoder(run.limits().ofScoring()).decode(bytes, 1).color();
      return ScoreItem.of(image, scores -> counters.countScored(row.scored(image, scores)));
    } catch (RuntimeException | Error e) {
      return ScoreItem.done(counters.countScored(row.failed(Failure.finding(e, ref.uri()))));
    }
  }
}
