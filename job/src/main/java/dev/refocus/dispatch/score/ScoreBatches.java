package dev.refocus.dispatch.score;

import dev.refocus.image.Image;
import dev.refocus.score.Scores;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;

/** Rows of scores of one partition, lazily and in order; images go to the models in batches. */
public final class ScoreBatches<T> implements Iterator<Row> {
  /** Rows whose images a model sees at a time, at most. */
  static final int BATCH = 16;

  /** Pixels beyond which a batch is not made larger: each takes 12 bytes. */
  private static final long BATCH_PIXELS = 8_000_000;

  private final Iterator<T> inputs;
  private final Function<T, ScoreItem> item;
  private final Function<List<Image>, List<Scores>> scorers;
  private final int size;
  private final TaskContext task = TaskContext.get();
  private Iterator<Row> rows = List.<Row>of().iterator();

  /**
   * Scores inputs batch by batch, as the rows are asked for.
   *
   * @param item reads an input; a row that says why, if it cannot
   * @param size rows of a batch, at most
   */
  public ScoreBatches(
      Iterator<T> inputs,
      Function<T, ScoreItem> item,
      Function<List<Image>, List<Scores>> scorers,
      int size) {
    this.inputs = inputs;
    this.item = item;
    this.scorers = scorers;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext() || inputs.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
    if (!rows.hasNext()) {
      rows = ScoreItem.score(read(), scorers).iterator();
    }
    return rows.next();
  }

  private List<ScoreItem> read() {
    List<ScoreItem> items = new ArrayList<>();
    long pixels = 0;
    while (inputs.hasNext() && items.size() < size && pixels < BATCH_PIXELS) {
      items.add(item.apply(inputs.next()));
      pixels += items.get(items.size() - 1).pixels();
    }
    return items;
  }
}
