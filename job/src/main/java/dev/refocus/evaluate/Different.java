package dev.refocus.evaluate;

import dev.refocus.UsageException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What must have a name of its own each. */
public final class Different {
  private Different() {}

  /**
   * Finds two of one name.
   *
   * @param message of the error, from the name
   * @throws UsageException if two have the same name
   */
  public static <T> void require(
      Collection<T> all, Function<T, String> name, UnaryOperator<String> message) {
    Set<String> names = new HashSet<>();
    for (T each : all) {
      if (!names.add(name.apply(each))) {
        throw new UsageException(message.apply(name.apply(each)));
      }
    }
  }
}
