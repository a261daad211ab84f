package dev.refocus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers' text comes to on its way to a terminal. */
@Tag("long")
class TestPrintable {
  /** ESC, CSI and OSC of C1, line ends of every kind, overrides, isolates, invisible ones, tags. */
  static final List<Integer> HOSTILE =
      List.of(
          0x00, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x80, 0x84, 0x85, 0x8d, 0x90,
          0x9b, 0x9d, 0x9f, 0xad, 0x061c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
          0x2060, 0x2066, 0x2069, 0xfeff, 0xfff9, 0xe0001, 0xe0041);

  @Test
  void everyHostileCharacterIsSeenAndDoesNothing() {
    for (int character : HOSTILE) {
      String text = Printable.of("a" + Character.toString(character) + "b");
      assertThat(text).as("U+%04X", character).matches("a(\\\\u[0-9a-f]{4}){1,2}b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "größe 写真 🖼.png",
        "نمی\u200cخواهم.png",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67.png",
        "e\u0301 \u00a0 100%.png",
        "back\\slash.png"
      })
  void namesOfPeopleStayAsTheyAre(String name) {
    assertThat(Printable.of(name)).isEqualTo(name);
    assertThat(Printable.lines(name)).isEqualTo(name);
  }

  @Test
  void noTwoNamesThatDifferInControlsLookTheSame() {
    List<String> seen =
        IntStream.concat(IntStream.range(0, 32), IntStream.range(0x7f, 0xa0))
            .mapToObj(character -> Printable.of(Character.toString(character)))
            .toList();
    assertThat(seen).doesNotHaveDuplicates().allMatch(text -> text.length() == 6);
  }

  @Test
  void messagesBecomeOneLineThatKeepsItsRemedy() {
    assertThat(Printable.line(" first\r\n   second\u2028third\u0085fourth "))
        .isEqualTo("first second third fourth");
    String longOne = Printable.line("x".repeat(50_000) + "; mend it so");
    assertThat(longOne).hasSizeLessThan(2010).contains("x...x").endsWith("; mend it so");
  }

  @Test
  void findingsAreOneLine() {
    Finding finding = new Finding(ErrorCode.CORRUPT, "a\nb\u001b[31mc\rd\u009b\u202e");
    assertThat(finding.message()).isEqualTo("a b\\u001b[31mc d\\u009b\\u202e");
  }

  @Test
  void logLinesHoldNoneOfThem() throws IOException {
    LogLayout log = LogLayout.shipped();
    for (int character : HOSTILE) {
      String text = "a" + Character.toString(character) + "b";
      String line = log.line(text, new IllegalStateException(text));
      assertThat(line).as("U+%04X", character).endsWith("\n").hasLineCount(1);
      assertThat(Printable.is(line.strip())).as("U+%04X in %s", character, line).isTrue();
    }
  }

  @Test
  void logLinesOfTasksLoseTheirStackButNotItsReason() throws IOException {
    StringWriter stack = new StringWriter();
    Exception reason = new IOException("No space left on device");
    new IllegalStateException("file:/out/a.png: is full", reason)
        .printStackTrace(new PrintWriter(stack, true));
    assertThat(LogLayout.shipped().line("Lost task 0.0 in stage 0.0: " + stack, null))
        .hasLineCount(1)
        .contains("Lost task 0.0", "file:/out/a.png: is full", "Caused by: ", "No space left")
        .doesNotContain("\tat ", "junit");
  }

  /** A shell gets back exactly what was quoted, and the line can be looked at. */
  @Test
  void aShellReadsEveryQuotedWordAsItWas() throws Exception {
    Random random = new Random(14);
    String[] pieces = {
      "a", "'", "\\", " ", "$x", "`", "\"", "\n", "ü", "🖼", "!", "*", "-", "~", "#"
    };
    StringBuilder script = new StringBuilder("printf '%s\\0'");
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      StringBuilder word = new StringBuilder();
      for (int j = random.nextInt(6); j >= 0; j--) {
        int hostile = HOSTILE.get(1 + random.nextInt(HOSTILE.size() - 1));
        word.append(
            random.nextBoolean()
                ? pieces[random.nextInt(pieces.length)]
                : Character.toString(hostile));
      }
      String quoted = ShellWords.quote(word.toString());
      assertThat(Printable.is(quoted)).as(quoted).isTrue();
      script.append(' ').append(quoted);
      expected.append(word).append('\0');
    }
    Process bash = new ProcessBuilder("bash", "-c", script.toString()).start();
    assertThat(bash.getInputStream().readAllBytes())
        .isEqualTo(expected.toString().getBytes(StandardCharsets.UTF_8));
  }
}
