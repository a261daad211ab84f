package dev.refocus.evaluate.opinion;

import dev.refocus.UsageException;
import dev.refocus.text.Csv;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What people say of images.
 *
 * @param opinions one per image, in the order of the file
 */
public record Opinions(List<Opinion> opinions) {
  public Opinions {
    opinions = List.copyOf(opinions);
  }

  /**
   * Of one image.
   *
   * @param image as the file has it: a name, a path or a URI
   * @param value a mean opinion, or the name of a class
   * @param place where it stands, for messages
   */
  public record Opinion(String image, String value, String place) {

    /**
     * The mean opinion.
     *
     * @throws UsageException if it is no number
     */
    public double number() {
      try {
        double number = Double.parseDouble(value);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // The message below serves both.
      }
      throw new UsageException("%s: opinion %s, must be a number".formatted(place, value));
    }
  }

  /**
   * Reads a CSV file: a header, then a line for each image.
   *
   * @param where for messages
   * @param imageColumn empty for the first column
   * @param opinionColumn empty for the second column
   * @throws UsageException if a column or a cell is missing or an image is twice
   */
  public static Opinions read(String where, String csv, String imageColumn, String opinionColumn) {
    List<Csv.Line> lines = Csv.read(where, csv);
    List<String> header = lines.isEmpty() ? List.of() : lines.get(0).cells();
    int image = column(where, header, imageColumn, 0);
    int opinion = column(where, header, opinionColumn, 1);
    List<Opinion> opinions = new ArrayList<>();
    Set<String> images = new HashSet<>();
    for (Csv.Line line : lines.stream().skip(1).toList()) {
      String place = String.format(Locale.ROOT, "%s: line %d", where, line.number());
      List<String> cells = line.cells();
      requireComplete(place, cells, header);
      if (!images.add(cells.get(image))) {
        throw new UsageException(
            "%s: %s appears twice; remove one".formatted(place, cells.get(image)));
      }
      opinions.add(new Opinion(cells.get(image), cells.get(opinion), place));
    }
    return new Opinions(opinions);
  }

  private static int column(String where, List<String> header, String name, int otherwise) {
    int column = name.isEmpty() ? otherwise : header.indexOf(name);
    if (column < 0 || column >= header.size()) {
      throw new UsageException(
          "%s: no column %s in the header %s; name it with image-column or opinion-column"
              .formatted(where, name.isEmpty() ? otherwise + 1 : name, String.join(",", header)));
    }
    return column;
  }

  private static void requireComplete(String place, List<String> cells, List<String> header) {
    if (cells.size() != header.size()) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "%s: %d cells, the header has %d", place, cells.size(), header.size()));
    }
  }

  /** Mean opinions by image. */
  public Map<String, Double> byImage() {
    Map<String, Double> byImage = new LinkedHashMap<>();
    opinions.forEach(opinion -> byImage.put(opinion.image, opinion.number()));
    return byImage;
  }

  /** The classes in alphabetical order. */
  public List<String> classes() {
    return opinions.stream().map(Opinion::value).distinct().sorted().toList();
  }
}
