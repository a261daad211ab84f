package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TestRunLog {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ ";

  private final StringWriter screen = new StringWriter();
  private String kept = "";

  @Test
  void keepsWhatWasSaidBeforeItHadAPlaceAndAfterwards() {
    try (ProgressConsole console = console(OptionalInt.empty())) {
      console.println("3 hidden");
      ProgressConsole.log(console, "not for the screen");
      ProgressConsole.keepLog(console, log -> kept = new String(log, StandardCharsets.UTF_8));
      console.printf("in ");
      console.println("parts");
    }
    assertThat(kept)
        .matches(TIME + "3 hidden\n" + TIME + "not for the screen\n" + TIME + "in parts\n");
    assertThat(screen.toString()).isEqualTo("3 hidden\nin parts\n");
  }

  @Test
  void holdsNoSecret() {
    try (ProgressConsole console = console(OptionalInt.empty())) {
      ProgressConsole.keepLog(console, log -> kept = new String(log, StandardCharsets.UTF_8));
      console.println("s3a://me:hunter2@bucket/a?token=abcdef");
    }
    assertThat(kept).contains("s3a://...@bucket/a?token=...").doesNotContain("hunter2", "abcdef");
  }

  @Test
  void aRunOfYearsHasALogOfAMebibyte() {
    try (ProgressConsole console = console(OptionalInt.empty())) {
      ProgressConsole.keepLog(console, log -> kept = new String(log, StandardCharsets.UTF_8));
      for (int line = 0; line < 50_000; line++) {
        ProgressConsole.log(console, "line " + line + " of a run that never ends");
      }
    }
    assertThat(kept.length()).isLessThanOrEqualTo(1 << 20);
    assertThat(kept).contains(" line 0 of", "\n...\n", " line 49999 of");
  }

  @Test
  void aLogThatIsNotTakenIsSaidAndStopsNothing() {
    try (ProgressConsole console = console(OptionalInt.empty())) {
      ProgressConsole.keepLog(
          console,
          log -> {
            throw new IOException("disk full");
          });
    }
    assertThat(screen.toString()).isEqualTo("the run's log could not be written: disk full\n");
  }

  @Test
  void theStoreMayGoOnceTheConsoleIsClosed() {
    try (ProgressConsole console = console(OptionalInt.empty())) {
      ProgressConsole.keepLog(console, log -> kept = new String(log, StandardCharsets.UTF_8));
      console.println("the last line");
      console.close();
      assertThat(kept).endsWith(" the last line\n");
      kept = "gone";
    }
    assertThat(kept).isEqualTo("gone");
    assertThat(screen.toString()).isEqualTo("the last line\n");
  }

  private ProgressConsole console(OptionalInt terminal) {
    return new ProgressConsole(new PrintWriter(screen), terminal);
  }
}
