package dev.refocus.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCsv {
  @Test
  void quotesHoldCommasQuotesAndLineEnds() {
    assertThat(Csv.read("a.csv", "\"a, b.png\",\"5\"\" tall\"\r\n\"two\nlines\", 3\n"))
        .containsExactly(
            new Csv.Line(1, List.of("a, b.png", "5\" tall")),
            new Csv.Line(2, List.of("two\nlines", "3")));
  }

  @Test
  void linesAreCountedAsAnEditorCountsThem() {
    assertThat(Csv.read("a.csv", "\n a ,b\n\"c\nd\",e\n  \n\nf,\"\""))
        .containsExactly(
            new Csv.Line(2, List.of("a", "b")),
            new Csv.Line(3, List.of("c\nd", "e")),
            new Csv.Line(7, List.of("f", "")));
  }

  @Test
  void nothingHasNoLines() {
    assertThat(Csv.read("a.csv", "")).isEmpty();
    assertThat(Csv.read("a.csv", "\uFEFF\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n\"b\"c,d\n", "a\n\"b,c\nd\n"})
  void refusesQuotesThatDoNotEndTheCell(String text) {
    assertThatThrownBy(() -> Csv.read("a.csv", text))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "a.csv: line 2: a cell that begins with a quote must end with one, before a comma or the line's end; double the quotes within");
  }

  @Test
  void readsWhatItWrites() {
    List<String> cells = List.of("a,b", "5\" tall", "two\nlines", "-1.5", " blank ", "#", "");
    String text = Csv.write(List.of(cells, List.of(0.5f, -1e-9f)));
    assertThat(text).endsWith("0.5,-1.0E-9\n").doesNotContain("\r");
    assertThat(Csv.read("a.csv", text).get(0)).isEqualTo(new Csv.Line(1, cells));
  }
}
