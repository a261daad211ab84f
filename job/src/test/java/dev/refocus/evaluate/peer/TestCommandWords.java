package dev.refocus.evaluate.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestCommandWords {
  @Test
  void areApartAtSpacesOutsideQuotationMarks() {
    assertThat(CommandWords.of("  python3 'my net.py' --in={lr} \"a 'b'\"c {hr}\t"))
        .containsExactly("python3", "my net.py", "--in={lr}", "a 'b'c", "{hr}");
    assertThat(CommandWords.of("{lr} '' {hr}")).containsExactly("{lr}", "", "{hr}");
  }

  @Test
  void takeTheValuesOfPlaceholdersWithinAWord() {
    assertThat(
            CommandWords.filled(
                List.of("--in={lr}", "x{scale}"), Map.of("{lr}", "/a b/$(c)", "{scale}", "4")))
        .containsExactly("--in=/a b/$(c)", "x4");
  }

  @Test
  void mustNameBothFiles() {
    assertThat(CommandWords.are("run {lr}")).isTrue();
    assertThat(CommandWords.are("my/folder")).isFalse();
    assertThatThrownBy(() -> CommandWords.of("run {lr}"))
        .hasMessage("--peer run {lr}: must name both files, {lr} to read and {hr} to write");
    assertThatThrownBy(() -> CommandWords.of("run {lr} '{hr}"))
        .hasMessage("--peer run {lr} '{hr}: a quotation mark has no second one; add it");
  }
}
