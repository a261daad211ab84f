package dev.refocus.cli;

import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.evaluate.opinion.Opinions;
import dev.refocus.score.percept.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Images with what people say of them, from a CSV file in any store that a run can read. */
final class OpinionImages {
  private final String file;
  private final String folder;
  private final TrainingImages images;

  /**
   * @param file the CSV file
   * @param folder of images that are named without scheme; null for the file's own
   */
  OpinionImages(String file, String folder, DecodeLimits limits) {
    this.file = file;
    this.folder = folder == null ? file.substring(0, file.lastIndexOf('/') + 1) : folder + "/";
    images = new TrainingImages(limits, "correct it or delete its line");
  }

  Opinions opinions(String imageColumn, String opinionColumn) {
    try {
      String csv = new String(images.bytes(file), StandardCharsets.UTF_8);
      return Opinions.read("--opinions " + file, csv, imageColumn, opinionColumn);
    } catch (RefocusException e) {
      throw new UsageException("--opinions %s".formatted(e.getMessage()), e);
    }
  }

  /** The images in an order that the seed alone decides; they are read when they are needed. */
  List<Example> examples(Opinions opinions, AdaptTask task, long seed) {
    List<String> classes = opinions.classes();
    List<Example> examples = new ArrayList<>();
    for (Opinions.Opinion opinion : opinions.opinions()) {
      String uri = uri(opinion.image());
      examples.add(new Example(() -> images.image(uri), task.target(opinion, classes)));
    }
    Collections.shuffle(examples, new Random(seed));
    return examples;
  }

  private String uri(String image) {
    boolean full = image.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") || image.startsWith("/");
    return full ? image : folder + image;
  }
}
