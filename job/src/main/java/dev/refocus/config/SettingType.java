package dev.refocus.config;

import dev.refocus.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The texts that a setting takes.
 *
 * @param parse from a text to its value; throws {@link IllegalArgumentException} for a text that
 *     stands for none
 * @param print from a value to its text
 * @param bound what a value must be, with its unit: the end of "must be ..."
 */
public record SettingType<T>(Function<String, T> parse, Function<T, String> print, String bound) {

  static SettingType<Long> whole(long least, long most, String unit) {
    String bound =
        String.format(Locale.ROOT, "a whole number from %d to %d (%s)", least, most, unit);
    return new SettingType<>(
        text -> require(Long.parseLong(text), least, most), value -> Long.toString(value), bound);
  }

  static SettingType<Integer> integer(int least, int most, String unit) {
    SettingType<Long> whole = whole(least, most, unit);
    return new SettingType<>(
        whole.parse.andThen(Math::toIntExact), value -> Integer.toString(value), whole.bound);
  }

  static SettingType<Long> anyWhole() {
    return new SettingType<>(
        Long::parseLong, value -> Long.toString(value), "a whole number of at most 64 bits");
  }

  static SettingType<Double> share() {
    return new SettingType<>(
        text -> requireShare(Double.parseDouble(text)),
        Names::number,
        "a number above 0, at most 1");
  }

  static SettingType<Double> amount(String unit) {
    return new SettingType<>(
        text -> requireAmount(Double.parseDouble(text)),
        Names::number,
        "a number of at least 0 (%s)".formatted(unit));
  }

  static SettingType<Double> number(int least, int most, String unit) {
    String bound = String.format(Locale.ROOT, "a number from %d to %d (%s)", least, most, unit);
    return new SettingType<>(
        text -> requireBetween(Double.parseDouble(text), least, most), Names::number, bound);
  }

  static SettingType<Boolean> flag() {
    return oneOf(List.of(true, false), value -> Boolean.toString(value));
  }

  static <E extends Enum<E>> SettingType<E> choice(E[] choices) {
    return oneOf(List.of(choices), choice -> choice.name().toLowerCase(Locale.ROOT));
  }

  static SettingType<List<String>> endings() {
    return new SettingType<>(
        SettingType::parseEndings,
        endings -> String.join(",", endings),
        "endings without dots, separated by commas, such as png,jpg");
  }

  static SettingType<String> text(String bound) {
    return new SettingType<>(text -> text, text -> text, bound);
  }

  private static <T> SettingType<T> oneOf(List<T> choices, Function<T, String> print) {
    List<String> names = choices.stream().map(print).toList();
    return new SettingType<>(
        text -> choices.get(requireIndex(names.indexOf(text.toLowerCase(Locale.ROOT)))),
        print,
        String.join(" or ", names));
  }

  private static long require(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("out of bounds: " + value);
    }
    return value;
  }

  private static double requireShare(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("no share: " + share);
    }
    return share;
  }

  private static double requireBetween(double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException("out of bounds: " + value);
    }
    return value;
  }

  private static double requireAmount(double amount) {
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no amount: " + amount);
    }
    return amount;
  }

  private static int requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("not among the choices");
    }
    return index;
  }

  private static List<String> parseEndings(String text) {
    List<String> endings =
        Stream.of(text.split(",", -1))
            .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!endings.stream().allMatch(ending -> ending.matches("[a-z0-9]+"))) {
      throw new IllegalArgumentException("no endings: " + text);
    }
    return endings;
  }
}
