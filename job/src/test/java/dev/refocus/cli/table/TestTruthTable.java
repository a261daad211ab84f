package dev.refocus.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.evaluate.Comparison;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestTruthTable {
  @Test
  void alignsImagesAndTheirMeans() {
    Map<String, Comparison> comparisons = new TreeMap<>();
    comparisons.put("a", new Comparison(20, 22.5, Optional.of(0.9)));
    comparisons.put("a long name", new Comparison(30, 29, Optional.empty()));
    assertThat(printed(comparisons).lines().skip(2))
        .containsExactly(
            "image        bicubic  restored   gain  kernel NCC",
            "a              20.00     22.50  +2.50       0.900",
            "a long name    30.00     29.00  -1.00           -",
            "mean           25.00     25.75  +0.75       0.900");
  }

  @Test
  void saysNothingWithoutATruth() {
    assertThat(printed(Map.of())).isEmpty();
  }

  @Test
  void takesTheImagesNameFromItsUri() {
    assertThat(TruthTable.name("s3a://archive/demo/a.b.png")).isEqualTo("a.b");
  }

  private static String printed(Map<String, Comparison> comparisons) {
    StringWriter text = new StringWriter();
    TruthTable.print(comparisons, new PrintWriter(text, true));
    return text.toString();
  }
}
