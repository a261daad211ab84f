package dev.refocus.evaluate.opinion;

import dev.refocus.UsageException;
import dev.refocus.config.spec.SpecFile;
import dev.refocus.config.spec.SpecNode;
import dev.refocus.text.Names;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A {@code datasets/NAME.yaml} with the key {@code opinions}: images with mean opinions of people,
 * that scores are held against. {@code datasets/README.md} describes every key.
 *
 * @param name the file's name without ending
 * @param opinions a CSV file with a header, relative to the folder of {@code --images}
 * @param images a folder, relative to the same
 * @param imageColumn header of the column with the images' file names
 * @param opinionColumn header of the column with the mean opinions
 */
public record OpinionSpec(
    String name, String opinions, String images, String imageColumn, String opinionColumn) {
  /** Of what {@code evaluate} takes, for messages. */
  public static final String EXAMPLE = "specification such as datasets/demo.yaml";

  private static final Set<String> KEYS =
      Set.of("opinions", "images", "image-column", "opinion-column");

  /** Whether a specification is one of opinions; any other is a {@code BenchmarkSpec}. */
  public static boolean describes(Path file) {
    return SpecFile.read(file, EXAMPLE) instanceof Map<?, ?> map && map.containsKey("opinions");
  }

  /**
   * Reads a specification.
   *
   * @throws UsageException if the file cannot be read or says something unknown
   */
  public static OpinionSpec read(Path file) {
    SpecNode node = new SpecNode(file.toString(), SpecFile.read(file, EXAMPLE), KEYS);
    return new OpinionSpec(
        Names.stem(file.getFileName().toString()),
        text(node, "opinions", null),
        text(node, "images", "."),
        text(node, "image-column", "image"),
        text(node, "opinion-column", "mos"));
  }

  private static String text(SpecNode node, String key, String otherwise) {
    return node.value(key).map(String::valueOf).orElse(otherwise);
  }
}
