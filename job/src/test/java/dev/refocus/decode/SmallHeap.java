package dev.refocus.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link DecodeFiles} in a JVM of its own: what a decoder takes from the heap ends it, not us. */
final class SmallHeap {
  /** What became of a file. */
  record Outcome(String code, String message, double seconds) {}

  private SmallHeap() {}

  /**
   * One outcome for each file, in order.
   *
   * @param heap as {@code -Xmx} takes it
   */
  static Map<Path, Outcome> decode(List<Path> files, String heap)
      throws IOException, InterruptedException {
    Path names = Files.createTempFile("refocus", ".names");
    Files.write(names, files.stream().map(Path::toString).toList());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DecodeFiles.class.getName())
            .redirectInput(names.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of the decoding JVM").isZero();
    Files.delete(names);
    Map<Path, Outcome> outcomes = new LinkedHashMap<>();
    for (String line : output.lines().toList()) {
      String[] fields = line.split("\t", -1);
      outcomes.put(
          Path.of(fields[3]), new Outcome(fields[0], fields[1], Double.parseDouble(fields[2])));
    }
    assertThat(outcomes.keySet()).as("one outcome a file").containsExactlyElementsOf(files);
    return outcomes;
  }
}
