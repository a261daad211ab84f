package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which libraries executors fetch from the driver: all that a worker with a plain Spark lacks. A
 * distribution of Spark has what Spark's modules depend on; the bill of materials says what that
 * is.
 */
class TestProgramFolder {
  private static final Path SPARK =
      Path.of(System.getProperty("refocus.home"), "job/target/spark-home");

  /** Spark's Hive brings them, which this program does not have. */
  private static final List<String> OF_HIVE = List.of("httpclient-", "httpcore-");

  @Test
  void whatAPlainSparkLacksIsInTheProgramsFolder() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(SPARK.resolve("refocus.cdx.json").toFile());
    Set<String> plain = names(bill, ofSpark(bill));
    assertThat(plain).as("names").anyMatch(name -> name.startsWith("netty-buffer-"));
    assertThat(jars("jars"))
        .as("add those of no Spark to program.groups or program.artifacts in job/pom.xml")
        .isNotEmpty()
        .allMatch(
            jar ->
                plain.stream().anyMatch(jar::startsWith)
                    || OF_HIVE.stream().anyMatch(jar::startsWith));
    assertThat(jars("program")).anyMatch(jar -> jar.startsWith("refocus-job-"));
  }

  /** Spark's modules and everything below them; hadoop-cloud is in no distribution. */
  private static Set<String> ofSpark(JsonNode bill) {
    Map<String, JsonNode> below = new HashMap<>();
    bill.get("dependencies")
        .forEach(node -> below.put(node.get("ref").asText(), node.path("dependsOn")));
    Deque<String> open = new ArrayDeque<>();
    below.keySet().stream()
        .filter(ref -> ref.contains("/org.apache.spark/") && !ref.contains("hadoop-cloud"))
        .forEach(open::add);
    Set<String> found = new HashSet<>();
    while (!open.isEmpty()) {
      String ref = open.pop();
      if (found.add(ref) && below.containsKey(ref)) {
        below.get(ref).forEach(child -> open.push(child.asText()));
      }
    }
    return found;
  }

  private static Set<String> names(JsonNode bill, Set<String> refs) {
    Set<String> names = new HashSet<>();
    for (JsonNode component : bill.get("components")) {
      if (refs.contains(component.get("bom-ref").asText())) {
        names.add(component.get("name").asText() + "-" + component.get("version").asText());
      }
    }
    return names;
  }

  private static List<String> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SPARK.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
