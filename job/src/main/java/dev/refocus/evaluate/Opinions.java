package dev.refocus.evaluate;

import dev.refocus.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean opinions of people about images.
 *
 * @param byImage by file name, in the order of the file
 */
public record Opinions(Map<String, Double> byImage) {
  public Opinions {
    byImage = new LinkedHashMap<>(byImage);
  }

  /**
   * Reads a CSV file: a header, then a line for each image; no quotes.
   *
   * @param where for messages
   * @throws UsageException if a column is missing, an opinion is no number or an image is twice
   */
  public static Opinions read(String where, String csv, String imageColumn, String opinionColumn) {
    List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
    List<String> header =
        lines.isEmpty() ? List.of() : List.of(lines.get(0).strip().split(",", -1));
    int image = column(where, header, imageColumn);
    int opinion = column(where, header, opinionColumn);
    Map<String, Double> byImage = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String place = "%s: line %d".formatted(where, i + 1);
      String[] cells = lines.get(i).strip().split(",", -1);
      if (cells.length != header.size()) {
        throw new UsageException(
            "%s: %d cells, the header has %d".formatted(place, cells.length, header.size()));
      }
      if (byImage.put(cells[image], number(place, cells[opinion])) != null) {
        throw new UsageException(
            "%s: %s is there twice; remove one".formatted(place, cells[image]));
      }
    }
    return new Opinions(byImage);
  }

  private static int column(String where, List<String> header, String name) {
    if (!header.contains(name)) {
      throw new UsageException(
          "%s: no column %s in the header %s; name it with image-column or opinion-column"
              .formatted(where, name, String.join(",", header)));
    }
    return header.indexOf(name);
  }

  private static double number(String place, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below serves both.
    }
    throw new UsageException("%s: opinion %s, must be a number".formatted(place, text));
  }
}
