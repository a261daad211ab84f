package dev.refocus.commit.table;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.ImageRef;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run's inputs, by their URIs and by the keys of their items. */
public final class Inputs {
  /**
   * How far the clocks of a store and an executor may be apart; S3 itself refuses requests of a
   * clock that is further off.
   */
  private static final long SKEW = Duration.ofMinutes(15).toMillis();

  private final Map<String, ImageRef> byUri = new HashMap<>();
  private final Map<String, ImageRef> byKey = new HashMap<>();
  private final Set<String> files = new HashSet<>();
  private final long listedAt;
  private final boolean alone;

  /**
   * What a run has listed.
   *
   * @param at when, in milliseconds since 1970
   * @param alone whether rows of other inputs do not count
   * @param leftOut how many files are no inputs, by the options that say so
   */
  public record Listing(List<ImageRef> refs, long at, boolean alone, Map<String, Long> leftOut) {
    /** All inputs of a run, of a table that may hold others' rows too. */
    public Listing(List<ImageRef> refs, long at) {
      this(refs, at, false, Map.of());
    }
  }

  /**
   * Indexes inputs that a run has listed.
   *
   * @param listedAt milliseconds since 1970
   */
  public Inputs(Collection<ImageRef> refs, long listedAt) {
    this(refs, listedAt, false);
  }

  /**
   * The same of a table that may be for them alone.
   *
   * @param alone whether rows of other inputs do not count
   */
  public Inputs(Collection<ImageRef> refs, long listedAt, boolean alone) {
    this.listedAt = listedAt;
    this.alone = alone;
    for (ImageRef ref : refs) {
      if (byUri.put(ref.uri(), ref) != null) {
        // One of them would be missing for ever.
        throw new IllegalArgumentException("two inputs of one URI: " + ref.uri());
      }
      files.add(ref.file());
    }
  }

  Collection<ImageRef> refs() {
    return byUri.values();
  }

  /** The input of an item, or null if this run does not know it. */
  public ImageRef of(LedgerItem item) {
    if (byKey.isEmpty()) {
      // A digest for each: not where no item is.
      byUri.values().forEach(ref -> byKey.put(Ledger.key(ref), ref));
    }
    return byKey.get(item.key());
  }

  /**
   * Whether the row is of a file that is an input in other pieces now: as a whole where its pages
   * are inputs, as a page where it is not divided or has fewer pages.
   */
  boolean divided(Entry entry) {
    boolean known = files.contains(entry.uri()) || files.contains(ImageRef.fileOf(entry.uri()));
    return known && !byUri.containsKey(entry.uri());
  }

  /** Whether the row is of no input of the run, neither as it is nor in other pieces. */
  public boolean gone(Entry entry) {
    return !byUri.containsKey(entry.uri()) && !divided(entry);
  }

  /** Whether the row is to leave the table. */
  boolean drops(Entry entry) {
    return divided(entry) || (alone && gone(entry));
  }

  /** Whether the row is of other bytes than the input holds now. */
  boolean outdated(Entry entry) {
    ImageRef ref = byUri.get(entry.uri());
    if (ref == null) {
      return false;
    }
    return entry.listed() == null ? olderThan(ref, entry) : !entry.listed().agrees(ref.listed());
  }

  /** The same of a row that does not hold what was listed, as far as its times tell. */
  private boolean olderThan(ImageRef ref, Entry entry) {
    boolean resized = entry.inputBytes() != null && entry.inputBytes() != ref.bytes();
    // To look once more costs little, and a file is often mended at once.
    long skew = entry.outcome() == Outcome.DONE ? SKEW : 0;
    // A time in the future says nothing.
    long modified = ref.listed().modified();
    boolean rewritten = modified <= listedAt && entry.startedAt() + skew < modified;
    return resized || rewritten;
  }
}
