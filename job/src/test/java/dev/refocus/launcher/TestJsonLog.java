package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.SampleImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code REFOCUS_LOG=json}, as a collector of logs sees it. */
@Timeout(180)
@Tag("long")
class TestJsonLog {
  private static final String LAUNCHER =
      Path.of(System.getProperty("refocus.home"), "deploy/refocus").toString();

  private static final String SECRET = "marked-hunter2-secret";

  @TempDir private Path folder;

  @Test
  void everyLineIsAnObjectWithoutSecrets() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Files.write(archive.resolve("a \"quoted\" name.png"), SampleImages.png(24, 24, 1));
    Files.write(archive.resolve("broken.png"), SampleImages.halfPng(2));
    // Spark is asked to log its settings, and not to hide anything in them.
    CommandLine run =
        command(
            "plan",
            "--input=archive",
            "--master=local[1]",
            "--conf=spark.ui.enabled=false",
            "--conf=spark.log.level=INFO",
            "--conf=spark.logConf=true",
            "--conf=spark.redaction.regex=nothing",
            "--conf=spark.a.password=" + SECRET);
    assertThat(run.exit()).as(run.errors()).isZero();
    List<JsonNode> events = events(run);
    assertThat(messages(events, "org.apache.spark.SparkContext"))
        .anyMatch(line -> line.contains("spark.a.password=..."));
    assertThat(run.errors()).doesNotContain(SECRET);
  }

  @Test
  void soIsARefusal() throws IOException {
    CommandLine run = command("restroe", "s3a://key:" + SECRET + "@b/");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(messages(events(run), "dev.refocus.console"))
        .anyMatch(line -> line.contains("restroe") && line.contains("s3a://...@b/"));
    assertThat(run.errors()).doesNotContain(SECRET);
  }

  private CommandLine command(String... arguments) {
    return CommandLine.run(
        folder,
        Map.of("REFOCUS_LOG", "json"),
        Stream.concat(Stream.of(LAUNCHER), Stream.of(arguments)).toArray(String[]::new));
  }

  private static List<JsonNode> events(CommandLine run) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : run.errors().lines().toList()) {
      assertThat(line).startsWith("{\"time\":").endsWith("}");
      events.add(new ObjectMapper().readTree(line));
    }
    assertThat(events)
        .isNotEmpty()
        .allMatch(event -> !event.path("level").asText().isEmpty())
        .allMatch(event -> event.path("message").isTextual());
    return events;
  }

  private static List<String> messages(List<JsonNode> events, String logger) {
    return events.stream()
        .filter(event -> event.path("logger").asText().equals(logger))
        .map(event -> event.path("message").asText())
        .toList();
  }
}
