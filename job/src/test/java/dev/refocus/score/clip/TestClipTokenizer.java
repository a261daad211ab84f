package dev.refocus.score.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of OpenAI's own tokenizer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestClipTokenizer {
  private final ClipTokenizer tokenizer = ClipTokenizer.open(Path.of("without-a-vocabulary"));

  @AfterAll
  void close() {
    tokenizer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Hello World!, 3306 1002 256",
    "a diagram, 320 22697",
    "a dog, 320 1929",
    "a cat, 320 2368",
    "Good photo., 886 1125 269",
    "Bad photo., 2103 1125 269",
    "Good photo, 886 1125",
    "Bad photo, 2103 1125",
    "Sharp image., 8157 2867 269",
    "Blurry image., 21977 2867 269",
    "Sharp edges., 8157 20938 269",
    "Blurry edges., 21977 20938 269",
    "High-resolution image., 1400 268 9977 2867 269",
    "Low-resolution image., 1042 268 9977 2867 269",
    "Noise-free image., 9307 268 1139 2867 269",
    "Noisy image., 33495 2867 269",
    "High-quality image., 1400 268 3027 2867 269",
    "Low-quality image., 1042 268 3027 2867 269",
    "Good picture., 886 1674 269",
    "Bad picture., 2103 1674 269",
    "Good image, 886 2867",
    "bad image, 2103 2867",
    "Sharp photo., 8157 1125 269",
    "Blurry photo., 21977 1125 269",
    "Bright photo., 4852 1125 269",
    "Dark photo., 3144 1125 269",
    "Noisy photo., 33495 1125 269",
    "Clean photo., 3772 1125 269",
    "Colorful photo., 11444 1125 269",
    "Dull photo., 19433 1125 269",
    "High contrast photo., 1400 18501 1125 269",
    "Low contrast photo., 1042 18501 1125 269",
    "Aesthetic photo., 16179 1125 269",
    "Natural photo., 3288 1125 269",
    "Synthetic photo., 19917 1125 269",
    "X, 343",
    ".., 852"
  })
  void idsAreOpenAis(String text, String ids) {
    long[] expected = new long[77];
    long[] words = Arrays.stream(ids.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    expected[0] = 49406;
    System.arraycopy(words, 0, expected, 1, words.length);
    expected[words.length + 1] = 49407;

    assertThat(tokenizer.encode(List.of(text), 77)).isEqualTo(expected);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> tokenizer.encode(List.of("a b c d e f"), 7))
        .isInstanceOf(UsageException.class)
        .hasMessage("the text 'a b c d e f' has 8 tokens, at most 7 are allowed; shorten it");
  }
}
