package dev.refocus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestTerminal {
  @AfterEach
  void forget() {
    System.clearProperty("refocus.output-columns");
  }

  @Test
  void theLauncherTellsTheColumns() {
    assertThat(columns("132")).hasValue(132);
    assertThat(columns("none")).isEmpty();
  }

  @Test
  void aTerminalThatDoesNotTellIsAnUsualOne() {
    assertThat(columns("0")).hasValue(80);
  }

  @Test
  void nothingFitsIntoLessThanTwentyColumns() {
    assertThat(columns("5")).hasValue(20);
  }

  @Test
  void nonsenseIsNoTerminal() {
    assertThat(columns("")).isEmpty();
    assertThat(columns("-3")).isEmpty();
    assertThat(columns("9999999999")).isEmpty();
  }

  private static OptionalInt columns(String told) {
    System.setProperty("refocus.output-columns", told);
    return Terminal.OUTPUT.columns();
  }
}
