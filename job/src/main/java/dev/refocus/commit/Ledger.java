package dev.refocus.commit;

import dev.refocus.config.Sha256;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.StoreFault;
import dev.refocus.row.RestorationRow;
import dev.refocus.row.Status;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * function of the input's URI, length and time, so that whoever restores an image again, a retried
 * task or another driver, replaces the item by an equal one. The outcome is in the name: a success
 * and a failure of the same image can both be there, and the success counts.
 */
public final class Ledger {
  static final String FOLDER = "_items";

  private static final String DONE = ".done.parquet";
  private static final String FAILED = ".failed.parquet";
  private static final int STATUS = RestorationRow.SCHEMA.fieldIndex("status");

  private final OutputFolder output;
  private final Path folder;
  private final RowFile rowFile = new RowFile(RestorationRow.SCHEMA);

  /**
   * @param configId of the run; items of another configuration are not seen
   */
  public Ledger(OutputFolder output, String configId) {
    this.output = output;
    this.folder = new Path(new Path(output.path(), FOLDER), configId);
  }

  /** For an executor, which has no {@link OutputFolder}. */
  public static Ledger at(String output, String configId, Configuration hadoop) {
    return new Ledger(new OutputFolder(output, hadoop), configId);
  }

  /**
   * Keeps a finished image's row; replaces an earlier one of the same outcome.
   *
   * @param row of {@link RestorationRow#SCHEMA}
   * @throws StoreFault if the store does not take it after its retries; there is no item then, or
   *     a whole one
   */
  public void put(ImageRef ref, Row row) {
    boolean failed = row.getString(STATUS).equals(Status.FAILED.text());
    Path item = new Path(folder, key(ref) + (failed ? FAILED : DONE));
    try {
      AtomicFile.write(output.files(), item, rowFile.bytes(row));
    } catch (IOException e) {
      throw new StoreFault(item.toString(), e);
    }
  }

  /**
   * Whether the image has an item, sound or failed.
   *
   * @throws StoreFault if the store does not answer after its retries
   */
  public boolean contains(ImageRef ref) {
    Path item = new Path(folder, key(ref));
    try {
      FileSystem files = output.files();
      return files.exists(item.suffix(DONE)) || files.exists(item.suffix(FAILED));
    } catch (IOException e) {
      throw new StoreFault(item.toString(), e);
    }
  }

  /** Every item, of whatever inputs. */
  List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    try {
      RemoteIterator<? extends FileStatus> found = output.files().listStatusIterator(folder);
      while (found.hasNext()) {
        Path path = found.next().getPath();
        String name = path.getName();
        if (name.endsWith(DONE)) {
          items.add(new Item(path, name.substring(0, name.length() - DONE.length()), false));
        } else if (name.endsWith(FAILED)) {
          items.add(new Item(path, name.substring(0, name.length() - FAILED.length()), true));
        }
      }
    } catch (FileNotFoundException e) {
      // No image has finished yet.
    }
    return items;
  }

  Path folder() {
    return folder;
  }

  /**
   * 32 hexadecimal digits that tell an input, and what was in it when it was listed, from any other.
   */
  static String key(ImageRef ref) {
    String identity = "%s\n%d\n%d".formatted(ref.uri(), ref.bytes(), ref.modified());
    return Sha256.hex(identity.getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, 32);
  }

  /**
   * One item, by its name alone.
   *
   * @param failed whether its row's status is {@code failed}
   */
  record Item(Path path, String key, boolean failed) {}
}
