package dev.refocus.decode;

import dev.refocus.RefocusException;
import dev.refocus.image.Image;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Decodes the files that standard input names, in a JVM whose heap its starter has bounded: one
 * line of outcome, warning, seconds and name for each.
 */
final class DecodeFiles {
  private static final DecodeLimits LIMITS =
      new DecodeLimits(64L << 20, 1, 8192, 4_000_000, 36_000_000);

  private DecodeFiles() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String name = names.readLine(); name != null; name = names.readLine()) {
      byte[] bytes = Files.readAllBytes(Path.of(name));
      long start = System.nanoTime();
      String outcome = outcome(bytes);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%s\t%.3f\t%s%n", outcome, seconds, name);
    }
  }

  private static String outcome(byte[] bytes) {
    try {
      DecodedImage image = new ImageDecoder(LIMITS).decode(bytes, 2);
      requireUnitRange(image.color());
      image.alpha().ifPresent(DecodeFiles::requireUnitRange);
      return image.warnings().isEmpty() ? "SOUND\t" : "SOUND\t" + image.warnings().get(0);
    } catch (RefocusException e) {
      return e.code() + "\t" + e.getMessage().replaceAll("\\s", " ");
    }
  }

  private static void requireUnitRange(Image image) {
    for (float sample : image.samples()) {
      if (!(sample >= 0 && sample <= 1)) {
        throw new IllegalStateException("sample " + sample);
      }
    }
  }
}
