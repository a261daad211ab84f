package dev.refocus.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/** Bytes and pixels of the files that are done, by the ending of their names. */
final class PixelTally extends AccumulatorV2<PixelTally.Size, Map<String, PixelTally.Size>> {
  private static final long serialVersionUID = 1;

  /** Copied when the driver looks, while tasks that end are added. */
  private final Map<String, Size> sizes = new HashMap<>();

  /**
   * Of one file or several.
   *
   * @param ending of their names
   * @param bytes as they were listed
   * @param pixels of the LR images; 0 of a file that could not be opened
   */
  record Size(String ending, long bytes, long pixels) implements java.io.Serializable {
    Size plus(Size other) {
      return new Size(ending, bytes + other.bytes, pixels + other.pixels);
    }
  }

  @Override
  public synchronized void add(Size file) {
    sizes.merge(file.ending(), file, Size::plus);
  }

  @Override
  public void merge(AccumulatorV2<Size, Map<String, Size>> other) {
    other.value().values().forEach(this::add);
  }

  @Override
  public synchronized Map<String, Size> value() {
    return Map.copyOf(sizes);
  }

  @Override
  public synchronized boolean isZero() {
    return sizes.isEmpty();
  }

  @Override
  public AccumulatorV2<Size, Map<String, Size>> copy() {
    PixelTally copy = new PixelTally();
    copy.merge(this);
    return copy;
  }

  @Override
  public synchronized void reset() {
    sizes.clear();
  }
}
