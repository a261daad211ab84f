package dev.refocus.evaluate.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestOpinions {
  /** Excel's "CSV UTF-8": a byte order mark, and lines that end as on Windows. */
  @Test
  void readsWhatExcelWrites() {
    Opinions opinions = Opinions.read("a.csv", "\uFEFFimage,mos\r\na.png,3.5\r\n", "image", "mos");
    assertThat(opinions.opinions())
        .containsExactly(new Opinions.Opinion("a.png", "3.5", "a.csv: line 2"));
  }

  @Test
  void namesMayHoldCommas() {
    Opinions opinions =
        Opinions.read("a.csv", "image,mos\n\"sea, dusk.png\",4\nb.png,2\n", "image", "mos");
    assertThat(opinions.byImage()).containsEntry("sea, dusk.png", 4.0).containsEntry("b.png", 2.0);
  }
}
