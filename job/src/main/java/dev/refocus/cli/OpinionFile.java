package dev.refocus.cli;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What people say of images: lines of {@code uri,opinion}, further columns are ignored, the first
 * line is a heading. A URI without scheme is a path, relative to the file's folder.
 */
record OpinionFile(List<Opinion> opinions) {

  /**
   * @param uri of the image, full
   * @param value a number, or the name of a class
   */
  record Opinion(String uri, String value) {}

  static OpinionFile read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<Opinion> opinions = new ArrayList<>();
      for (int i = 1; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          opinions.add(opinion(file, i + 1, lines.get(i).split(",", -1)));
        }
      }
      return new OpinionFile(opinions);
    } catch (IOException e) {
      throw new UsageException("--opinions %s: cannot be read (%s)".formatted(file, e), e);
    }
  }

  private static Opinion opinion(Path file, int line, String[] fields) {
    if (fields.length < 2 || fields[0].isBlank() || fields[1].isBlank()) {
      throw new UsageException("--opinions %s, line %d: must be uri,opinion".formatted(file, line));
    }
    String uri = fields[0].strip();
    boolean full = uri.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new Opinion(full ? uri : "file:" + folder.resolve(uri), fields[1].strip());
  }

  /** The same opinions in an order that the seed alone decides. */
  List<Opinion> shuffled(long seed) {
    List<Opinion> shuffled = new ArrayList<>(opinions);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** The classes in alphabetical order. */
  List<String> classes() {
    return opinions.stream().map(Opinion::value).distinct().sorted().toList();
  }
}
