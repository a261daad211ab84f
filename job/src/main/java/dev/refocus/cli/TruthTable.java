package dev.refocus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refocus.demo.Comparison;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints comparisons with the truth: for people, or joined to the image's JSON line. */
final class TruthTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LINE = "%-16s %8.2f %9.2f %+6.2f %11s%n";

  private TruthTable() {}

  /** An image's name from its URI: without folders and ending. */
  static String name(String uri) {
    String file = uri.substring(uri.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  static void print(Map<String, Comparison> comparisons, PrintWriter out) {
    if (comparisons.isEmpty()) {
      return;
    }
    out.printf(
        "%nAgainst the true HR image: luma PSNR in dB, best shift of up to %d px, border of %d px left out%n",
        Comparison.MAX_SHIFT, Comparison.BORDER);
    out.printf("%-16s %8s %9s %6s %11s%n", "image", "bicubic", "restored", "gain", "kernel NCC");
    comparisons.forEach((name, comparison) -> print(name, comparison, out));
    out.printf(
        Locale.ROOT,
        LINE,
        "mean",
        mean(comparisons, Comparison::bicubicDb),
        mean(comparisons, Comparison::restoredDb),
        mean(comparisons, Comparison::gainDb),
        "");
  }

  private static void print(String name, Comparison comparison, PrintWriter out) {
    String similarity =
        comparison.kernelSimilarity().map(s -> String.format(Locale.ROOT, "%.3f", s)).orElse("-");
    out.printf(
        Locale.ROOT,
        LINE,
        name,
        comparison.bicubicDb(),
        comparison.restoredDb(),
        comparison.gainDb(),
        similarity);
  }

  private static double mean(
      Map<String, Comparison> comparisons, ToDoubleFunction<Comparison> figure) {
    return comparisons.values().stream().mapToDouble(figure).average().orElseThrow();
  }

  /** The image's line with its comparison as {@code truth}, null where there is none. */
  static String json(ResultLine line, Map<String, Comparison> comparisons) {
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
