package dev.refocus.cli.table;

import static dev.refocus.text.TextTable.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.evaluate.Comparison;
import dev.refocus.evaluate.Fidelity;
import dev.refocus.text.TextTable;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Prints comparisons with the truth: for people, or joined to the image's JSON line. */
public final class TruthTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthTable() {}

  /** An image's name from its URI: without folders and ending. */
  public static String name(String uri) {
    String file = uri.substring(uri.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  public static void print(Map<String, Comparison> comparisons, PrintWriter out) {
    if (comparisons.isEmpty()) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%nAgainst the true image: PSNR of the luma in dB, best shift of up to %d px, without a border of s + K/2 px%n",
        Fidelity.MAX_SHIFT);
    TextTable table = new TextTable("image", "bicubic", "restored", "gain", "kernel NCC");
    comparisons.forEach((image, comparison) -> table.add(cells(image, comparison)));
    table.add(cells("mean", mean(comparisons.values())));
    table.print(out);
  }

  private static String[] cells(String name, Comparison comparison) {
    return new String[] {
      name,
      number("%.2f", comparison.bicubicDb()),
      number("%.2f", comparison.restoredDb()),
      number("%+.2f", comparison.gainDb()),
      number("%.3f", comparison.kernelSimilarity().orElse(Double.NaN))
    };
  }

  private static Comparison mean(Collection<Comparison> comparisons) {
    Optional<Double> similarity =
        mean(
            comparisons.stream()
                .flatMap(comparison -> comparison.kernelSimilarity().stream())
                .mapToDouble(Double::doubleValue));
    return new Comparison(
        mean(comparisons.stream().mapToDouble(Comparison::bicubicDb)).orElseThrow(),
        mean(comparisons.stream().mapToDouble(Comparison::restoredDb)).orElseThrow(),
        similarity);
  }

  private static Optional<Double> mean(DoubleStream figures) {
    OptionalDouble mean = figures.average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }

  /** The image's line with its comparison as {@code truth}, null where there is none. */
  public static String json(ResultLine line, Map<String, Comparison> comparisons) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(ResultTable.json(line));
      Comparison comparison = comparisons.get(name(line.uri()));
      ObjectNode truth = comparison == null ? null : JSON.createObjectNode();
      if (truth != null) {
        truth
            .put("bicubic_db", comparison.bicubicDb())
            .put("restored_db", comparison.restoredDb())
            .put("gain_db", comparison.gainDb())
            .put("kernel_similarity", comparison.kernelSimilarity().orElse(null));
      }
      return node.set("truth", truth).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
