package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TestProgressConsole {
  private final StringWriter screen = new StringWriter();

  @Test
  void onATerminalTheLineIsDrawnAtOnceAndWhatIsSaidStandsAboveIt() {
    ProgressConsole console = console(OptionalInt.of(80));
    try (Progress listing = Progress.start("listing", console)) {
      assertThat(screen.toString()).isEqualTo("listing, 0 s\r");
      console.println("3 hidden");
      assertThat(screen.toString()).endsWith("\r            \r3 hidden\n");
      console.tick(System.nanoTime());
    }
    assertThat(screen.toString()).endsWith("3 hidden\nlisting, 0 s\r            \r");
  }

  @Test
  void shorterLinesWipeLongerOnes() {
    ProgressConsole console = console(OptionalInt.of(80));
    try (Progress outer = Progress.start("all", console)) {
      try (Progress inner = Progress.start("looking", console)) {
        assertThat(screen.toString()).endsWith("\rlooking, 0 s\r");
      }
      console.tick(System.nanoTime());
      assertThat(screen.toString()).endsWith("            \rall, 0 s\r");
    }
  }

  @Test
  void halfALineIsNotDrawnOver() {
    ProgressConsole console = console(OptionalInt.of(80));
    try (Progress listing = Progress.start("listing", console)) {
      console.print("half");
      console.tick(System.nanoTime());
      assertThat(screen.toString()).endsWith("half");
      console.println(" a line");
      console.tick(System.nanoTime());
      assertThat(screen.toString()).endsWith("half a line\nlisting, 0 s\r");
    }
  }

  @Test
  void aLogGetsALineAfterThreeSecondsOfSilence() {
    ProgressConsole console = console(OptionalInt.empty());
    try (Progress listing = Progress.start("listing", console)) {
      console.tick(after(2));
      assertThat(screen.toString()).isEmpty();
      console.tick(after(5));
      console.tick(after(6));
      assertThat(screen.toString()).isEqualTo("listing, 0 s\n");
      console.tick(after(10));
      assertThat(screen.toString()).hasLineCount(2);
    }
  }

  @Test
  void aLogOfTenHoursIsShort() {
    ProgressConsole console = console(OptionalInt.empty());
    try (Progress listing = Progress.start("listing", console)) {
      for (int second = 0; second < 36_000; second++) {
        console.tick(after(second));
      }
    }
    // 3 s at first, a thirtieth of the time so far later, a minute in the end.
    assertThat(screen.toString().lines().count()).isBetween(600L, 760L);
  }

  @Test
  void nothingIsSaidWhenNothingIsDone() {
    ProgressConsole console = console(OptionalInt.empty());
    console.tick(after(100));
    console.close();
    assertThat(screen.toString()).isEmpty();
  }

  private ProgressConsole console(OptionalInt terminal) {
    return new ProgressConsole(new PrintWriter(screen), terminal);
  }

  private static long after(long seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }
}
