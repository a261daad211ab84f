package dev.refocus.dispatch;

import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.Image;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.Provenance;
import dev.refocus.row.ScoreRow;
import dev.refocus.score.Scorers;
import dev.refocus.score.Scores;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
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
  /** Images that a model sees at a time, at most. */
  static final int BATCH = 16;

  /** Pixels beyond which a batch is not made larger: each takes 12 bytes. */
  private static final long BATCH_PIXELS = 8_000_000;

  /** A file as far as it was read: an image, or a row that says why there is none. */
  private record Item(ScoreRow row, Image image, Row failure) {}

  @Override
  public Iterator<Row> call(Iterator<ImageRef> refs) {
    TaskContext task = TaskContext.get();
    Scorers scorers = ScoringWorker.of(task, run, hadoop.value().value());
    return new Iterator<>() {
      private Iterator<Row> batch = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        return batch.hasNext() || refs.hasNext();
      }

      @Override
      public Row next() {
        if (task.isInterrupted()) {
          throw new TaskKilledException();
        }
        if (!batch.hasNext()) {
          batch = score(read(refs, task), scorers).iterator();
        }
        return counters.countScored(batch.next());
      }
    };
  }

  private List<Item> read(Iterator<ImageRef> refs, TaskContext task) {
    List<Item> items = new ArrayList<>();
    long pixels = 0;
    while (refs.hasNext() && items.size() < BATCH && pixels < BATCH_PIXELS) {
      Item item = read(refs.next(), task);
      items.add(item);
      pixels += item.image == null ? 0 : item.image.area();
    }
    return items;
  }

  private Item read(ImageRef ref, TaskContext task) {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    Provenance provenance = new Provenance(runId, task.attemptNumber(), host);
    ScoreRow row = new ScoreRow(ref.uri(), ref.dataset(), provenance);
    try {
      ImageReader reader = new ImageReader(hadoop.value().value(), run.limits().maxBytes());
      byte[] bytes = reader.read(ref);
      row.imageId(Sha256.hex(bytes));
      return new Item(row, decoder(run.limits()).decode(bytes, 1).color(), null);
    } catch (RuntimeException | OutOfMemoryError e) {
      return new Item(row, null, row.failed(Failure.finding(e, ref.uri())));
    }
  }

  private static List<Row> score(List<Item> items, Scorers scorers) {
    List<Image> images = items.stream().map(Item::image).filter(image -> image != null).toList();
    Iterator<Scores> scores = scorers.score(images).iterator();
    return items.stream()
        .map(item -> item.image == null ? item.failure : item.row.scored(item.image, scores.next()))
        .toList();
  }

  /** Of images to score: they may be as large as HR images, and as small as they like. */
  static ImageDecoder decoder(DecodeLimits limits) {
    return new ImageDecoder(
        new DecodeLimits(
            limits.maxBytes(), 1, 1 << 16, limits.maxHrPixels(), limits.maxHrPixels()));
  }
}
