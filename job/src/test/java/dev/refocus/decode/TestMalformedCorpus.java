package dev.refocus.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.refocus.Checkout;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hundreds of hostile and odd files, which lie beside a checkout if they are there at all. */
@Tag("long")
class TestMalformedCorpus {
  private static final DecodeLimits LIMITS =
      new DecodeLimits(64L << 20, 1, 8192, 4_000_000, 36_000_000);
  private static final double MAX_SECONDS = 2;
  private static final Path CORPUS = Checkout.root().resolveSibling("shared/data/malformed");

  private final ImageDecoder decoder = new ImageDecoder(LIMITS);

  @BeforeAll
  static void requireCorpus() {
    assumeThat(CORPUS).as("folder of malformed images, not part of the project").isDirectory();
  }

  /** The heap that decoding may take is all there is. */
  @Test
  void everyFileDecodesOrSaysWhyNotWithinTwoSecondsAnd600Megabytes() throws Exception {
    List<Path> files = manifest().stream().map(CORPUS::resolve).toList();
    Map<Path, SmallHeap.Outcome> outcomes = SmallHeap.decode(files, "600m");
    outcomes.forEach(
        (file, outcome) -> {
          assertThat(outcome.seconds()).as("%s: %s", file, outcome).isLessThan(MAX_SECONDS);
          assertThat(outcome.code())
              .as("%s: %s", file, outcome)
              .isNotIn("OUT_OF_MEMORY", "DEADLINE", "INTERNAL");
          assertThat(outcome.code().equals("SOUND") || !outcome.message().isBlank())
              .as("%s says why", file)
              .isTrue();
        });
    assertThat(outcomes.values())
        .filteredOn(outcome -> outcome.code().equals("SOUND"))
        .hasSizeGreaterThan(files.size() / 3);
  }

  @Test
  void soundPhotographsOfAllOrientationsLookAlike() throws IOException {
    for (String format : List.of("jpg", "webp")) {
      Image first = hopper(2, format);
      for (int orientation = 3; orientation <= 8; orientation++) {
        Image other = hopper(orientation, format);
        double difference = 0;
        for (int i = 0; i < first.samples().length; i++) {
          difference += Math.abs(first.samples()[i] - other.samples()[i]);
        }
        assertThat(difference / first.samples().length)
            .as("mean difference of %s, orientation %d", format, orientation)
            .isLessThan(0.03);
      }
    }
  }

  private Image hopper(int orientation, String format) throws IOException {
    Path path =
        CORPUS.resolve(
            String.format(Locale.ROOT, "pillow/hopper_orientation_%d.%s", orientation, format));
    DecodedImage image = decoder.decode(Files.readAllBytes(path), 2);
    assertThat(image.info().orientation()).isEqualTo(orientation);
    return image.color();
  }

  private static List<String> manifest() throws IOException {
    try (Stream<String> lines = Files.lines(CORPUS.resolve("MANIFEST.tsv"))) {
      return lines.skip(1).map(line -> line.substring(0, line.indexOf('\t'))).toList();
    }
  }
}
