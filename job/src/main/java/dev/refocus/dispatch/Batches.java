package dev.refocus.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** Items through a function of several at once, lazily and in their order. */
final class Batches<T> implements Iterator<T> {
  private final Iterator<T> items;
  private final int size;
  private final UnaryOperator<List<T>> function;
  private Iterator<T> done = Collections.emptyIterator();

  /**
   * @param size of a batch; the last may be smaller
   * @param function gives as many items as it gets
   */
  Batches(Iterator<T> items, int size, UnaryOperator<List<T>> function) {
    this.items = items;
    this.size = size;
    this.function = function;
  }

  @Override
  public boolean hasNext() {
    return done.hasNext() || items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!done.hasNext()) {
      List<T> batch = new ArrayList<>();
      while (items.hasNext() && batch.size() < size) {
        batch.add(items.next());
      }
      done = function.apply(batch).iterator();
    }
    return done.next();
  }
}
