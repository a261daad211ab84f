package dev.refocus.dispatch.restore;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.table.Taking;
import dev.refocus.commit.table.Taking.Takers;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.TaskProvenance;
import dev.refocus.row.Provenance;
import dev.refocus.row.RestorationRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Inputs take rows of equal bytes: an item of the ledger for each, as if it had been restored.
 * Returns the inputs that found no such row.
 *
 * @param output folder of the ledger
 * @param configId of the ledger and of the rows
 */
record TakePartition(
    String runId,
    String output,
    String configId,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements FlatMapFunction<Taking, ImageRef> {
  private static final int URI = RestorationRow.SCHEMA.fieldIndex("uri");
  private static final int IMAGE_ID = RestorationRow.SCHEMA.fieldIndex("image_id");

  @Override
  public Iterator<ImageRef> call(Taking taking) {
    Ledger ledger = Ledger.at(output, configId, hadoop.value().value());
    Set<ImageRef> left = taking.refs().collect(Collectors.toCollection(HashSet::new));
    taking
        .rows(hadoop.value().value())
        .forEachRemaining(row -> take(row, taking.takers().get(row.getString(URI)), ledger, left));
    return left.iterator();
  }

  private void take(Row row, Takers takers, Ledger ledger, Set<ImageRef> left) {
    if (takers == null || !takers.imageId().equals(row.getString(IMAGE_ID))) {
      return;
    }
    Provenance provenance = TaskProvenance.of(runId, TaskContext.get());
    for (ImageRef ref : takers.refs()) {
      // Two files of the table may hold the row of one input for a while.
      if (left.remove(ref)) {
        ledger.put(ref, RestorationRow.taken(row, ref, provenance, Instant.now()));
        counters.count(row);
      }
    }
  }
}
