package dev.refocus.commit.ledger;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.rows.RowFile;
import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import dev.refocus.row.RestorationRow;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.ManyFiles;
import dev.refocus.store.StoreFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Row;

/**
 * The finished images of an output that are not in its table yet: each one an object of its own,
 * durable and whole as soon as {@link #put} returns.
 *
 * <p>An item lies at {@code _items/CONFIG_ID/KEY.OUTCOME.parquet}, one Parquet row. The key is a
 * function of the input's URI, length, time and ETag, so that whoever restores an image again, a
 * retried task or another driver, replaces the item by an equal one. The outcome is in the name: a
 * success and a failure of the same image can both be there, and the success counts.
 */
public final class Ledger {
  public static final String FOLDER = "_items";

  private static final int STATUS = RestorationRow.SCHEMA.fieldIndex("status");
  private static final int IMAGE_ID = RestorationRow.SCHEMA.fieldIndex("image_id");
  private static final int INPUT = RestorationRow.SCHEMA.fieldIndex("input");

  private final OutputFolder output;
  private final Path folder;
  private final RowFile rowFile = new RowFile(RestorationRow.SCHEMA);

  /**
   * The ledger of an output, as one configuration sees it.
   *
   * @param configId of the run; items of another configuration are not seen
   */
  public Ledger(OutputFolder output, String configId) {
    this.output = output;
    this.folder = new Path(new Path(output.path(), FOLDER), configId);
  }

  /** The same on an executor. */
  public static Ledger at(String output, String configId, Configuration hadoop) {
    return new Ledger(new OutputFolder(output, hadoop), configId);
  }

  /**
   * Keeps a finished image's row; replaces an earlier one of the same outcome.
   *
   * @param row of {@link RestorationRow#SCHEMA}
   * @throws StoreFault if the store does not take it after its retries; there is no item then, or a
   *     whole one
   */
  public void put(ImageRef ref, Row row) {
    boolean unopened = !row.isNullAt(IMAGE_ID) && row.isNullAt(INPUT);
    Path item = path(ref, Outcome.of(row.getString(STATUS), unopened));
    try {
      AtomicFile.write(output.files(), item, rowFile.bytes(row));
    } catch (IOException e) {
      throw new StoreFault(item.toString(), e);
    }
  }

  /**
   * Whether the image has an item of whatever became of it, unless it costs nothing to make again.
   *
   * @throws StoreFault if the store does not answer after its retries
   */
  public boolean contains(ImageRef ref) {
    try {
      for (Outcome outcome : List.of(Outcome.DONE, Outcome.FAILED, Outcome.FOREIGN)) {
        if (output.files().exists(path(ref, outcome))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  /** The item of an image that was done, if there is one. */
  public Optional<LedgerItem> done(ImageRef ref) {
    try {
      Path item = path(ref, Outcome.DONE);
      return output.files().exists(item) ? LedgerItem.of(item) : Optional.empty();
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  /** The folder of the items. */
  public Path folder() {
    return folder;
  }

  /** Deletes every item, of whatever inputs. */
  public void clear() throws IOException {
    output.files().delete(folder, true);
  }

  /**
   * Asks a run's executors to begin no other image; it goes with the items if nobody deletes it.
   */
  public void stop(String runId) {
    try {
      output.files().create(stopMark(runId), true).close();
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  /** Forgets that a run was to stop. */
  public void goOn(String runId) {
    try {
      output.files().delete(stopMark(runId), false);
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  /** Whether a run is to begin no other image. */
  public boolean stopped(String runId) {
    try {
      return output.files().exists(stopMark(runId));
    } catch (IOException e) {
      throw new StoreFault(folder.toString(), e);
    }
  }

  private Path stopMark(String runId) {
    return new Path(folder, runId + ".stop");
  }

  /** Every item of this configuration, of whatever inputs. */
  public List<LedgerItem> items() throws IOException {
    List<LedgerItem> items = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> found = output.files().listStatusIterator(folder);
      while (found.hasNext()) {
        LedgerItem.of(folder, found.next().getPath().getName()).ifPresent(items::add);
      }
    } catch (FileNotFoundException e) {
      // No image has finished yet.
    }
    return items;
  }

  /** Deletes items whose rows are in the table, or shall be made again. */
  public void delete(Collection<LedgerItem> items) throws IOException {
    FileSystem files = output.files();
    if (!items.isEmpty() && items.size() == items().size()) {
      // All of them: stores delete a folder by the thousand. What another driver adds meanwhile
      // and loses by it, that driver finds missing and makes again.
      files.delete(folder, true);
      return;
    }
    ManyFiles.delete(files, items.stream().map(LedgerItem::path).toList());
  }

  private Path path(ImageRef ref, Outcome outcome) {
    return new Path(folder, key(ref) + outcome.suffix());
  }

  /** 32 hexadecimal digits that tell an input, as it was when it was listed, from any other. */
  public static String key(ImageRef ref) {
    Listed listed = ref.listed();
    String identity =
        String.format(Locale.ROOT, "%s\n%d\n%d", ref.uri(), listed.bytes(), listed.modified());
    identity += listed.etag() == null ? "" : "\n" + listed.etag();
    return Sha256.hex(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }
}
