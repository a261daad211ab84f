package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Outcome;
import dev.refocus.discover.Listed;
import java.io.Serializable;
import java.util.List;

/**
 * A Parquet file of the table and what it says of its inputs.
 *
 * @param modified when the store got it, in milliseconds since 1970
 */
public record TableFile(String name, long bytes, long modified, List<Entry> entries)
    implements Serializable {

  /**
   * A row without its pixels.
   *
   * @param status the value of its column
   * @param unopened whether the bytes were read and no header was found in them
   * @param startedAt milliseconds since 1970
   * @param inputBytes length of the input; null if it was not decoded so far
   * @param listed null in rows of versions that did not keep it
   */
  public record Entry(
      String uri, String status, boolean unopened, long startedAt, Long inputBytes, Listed listed)
      implements Serializable {
    public Outcome outcome() {
      return Outcome.of(status, unopened);
    }
  }
}
