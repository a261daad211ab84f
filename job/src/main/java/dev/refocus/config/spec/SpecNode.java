package dev.refocus.config.spec;

import dev.refocus.UsageException;
import dev.refocus.text.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A mapping of a specification, read strictly: an unknown key or a value out of its bounds is an
 * error that names the place.
 */
public final class SpecNode {
  private final String where;
  private final Map<?, ?> values;

  /**
   * Checks a mapping of a specification.
   *
   * @param where the file and the place in it, for messages
   * @param known every key that may be there
   * @throws UsageException if {@code value} is no mapping or has another key
   */
  public SpecNode(String where, Object value, Set<String> known) {
    this.where = where;
    if (!(value instanceof Map<?, ?> map)) {
      throw new UsageException(
          "%s: %s, must be a mapping of %s".formatted(where, value, String.join(", ", known)));
    }
    this.values = map;
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new UsageException(
            "%s: unknown key %s, did you mean %s?"
                .formatted(where, key, NearestName.of(String.valueOf(key), known)));
      }
    }
  }

  public String where() {
    return where;
  }

  public Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** One value or a list of them. */
  public List<?> list(String key, List<?> otherwise) {
    Object value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    if (list.isEmpty()) {
      throw unusable(key, value, "one value or a list of at least one");
    }
    return list;
  }

  /** Texts that {@code parse} understands, one or a list. */
  public <T> List<T> texts(String key, List<T> otherwise, Map<String, T> choices) {
    List<?> list = list(key, null);
    if (list == null) {
      return otherwise;
    }
    return list.stream()
        .map(
            item ->
                Optional.ofNullable(choices.get(String.valueOf(item)))
                    .orElseThrow(() -> unusable(key, item, String.join(" or ", choices.keySet()))))
        .toList();
  }

  /** One of the choices. */
  public <T> T text(String key, T otherwise, Map<String, T> choices) {
    return only(key, texts(key, List.of(otherwise), choices));
  }

  public boolean flag(String key, boolean otherwise) {
    Object value = value(key).orElse(otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw unusable(key, value, "true or false");
  }

  public List<Double> numbers(String key, double otherwise, double least, double most) {
    return list(key, List.of(otherwise)).stream()
        .map(
            item -> {
              if (item instanceof Number number
                  && number.doubleValue() >= least
                  && number.doubleValue() <= most) {
                return number.doubleValue();
              }
              throw unusable(key, item, "a number from %s to %s".formatted(least, most));
            })
        .toList();
  }

  public double number(String key, double otherwise, double least, double most) {
    return only(key, numbers(key, otherwise, least, most));
  }

  public List<Integer> integers(String key, int otherwise, int least, int most) {
    return longs(key, otherwise, least, most).stream().map(Math::toIntExact).toList();
  }

  public int integer(String key, int otherwise, int least, int most) {
    return only(key, integers(key, otherwise, least, most));
  }

  public List<Long> longs(String key, long otherwise, long least, long most) {
    Function<Object, Long> parse =
        item -> {
          boolean whole = item instanceof Integer || item instanceof Long;
          if (whole
              && ((Number) item).longValue() >= least
              && ((Number) item).longValue() <= most) {
            return ((Number) item).longValue();
          }
          throw unusable(
              key, item, String.format(Locale.ROOT, "a whole number from %d to %d", least, most));
        };
    Stream<?> items = list(key, List.of(otherwise)).stream();
    return items.map(item -> parse.apply(item)).toList();
  }

  public UsageException unusable(String key, Object value, String bound) {
    return new UsageException("%s: %s: %s, must be %s".formatted(where, key, value, bound));
  }

  private <T> T only(String key, List<T> list) {
    if (list.size() != 1) {
      throw unusable(key, list, "one value");
    }
    return list.get(0);
  }
}
