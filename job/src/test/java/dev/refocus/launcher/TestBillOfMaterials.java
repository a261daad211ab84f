package dev.refocus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.config.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The CycloneDX file beside the jars that this build has packaged. */
class TestBillOfMaterials {
  private static final Path SHIPPED =
      Path.of(System.getProperty("refocus.home"), "job/target/spark-home");

  private final JsonNode bill;

  TestBillOfMaterials() throws IOException {
    bill = new ObjectMapper().readTree(SHIPPED.resolve("refocus.cdx.json").toFile());
  }

  @Test
  void everyShippedJarIsListedWithItsCheckSum() throws IOException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode component : bill.path("components")) {
      for (JsonNode hash : component.path("hashes")) {
        names.put(hash.path("content").asText(), component.path("name").asText());
      }
    }
    try (Stream<Path> files = Files.walk(SHIPPED, 2)) {
      List<Path> all = files.filter(TestBillOfMaterials::isLibrary).toList();
      assertThat(all).hasSizeGreaterThan(100);
      for (Path jar : all) {
        assertThat(names).as("%s", jar).containsKey(Sha256.hex(Files.readAllBytes(jar)));
      }
    }
  }

  @Test
  void everyComponentHasAVersionAndALicence() {
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.path("metadata").path("component").path("name").asText())
        .isEqualTo("refocus-job");
    for (JsonNode component : bill.path("components")) {
      assertThat(component.path("version").asText()).as("%s", component).isNotEmpty();
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
    }
    assertThat(bill.path("components"))
        .filteredOn(component -> component.path("licenses").isEmpty())
        .extracting(component -> component.path("name").asText())
        .as("components whose makers name no licence; both are Apache's")
        .containsExactlyInAnyOrder("oro", "xbean-asm9-shaded");
  }

  @Test
  void nothingOfTheTestsIsListed() {
    assertThat(bill.path("components"))
        .extracting(component -> component.path("group").asText())
        .doesNotContain("org.junit.jupiter", "org.assertj", "org.gaul");
  }

  private static boolean isLibrary(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && !name.startsWith("refocus-");
  }
}
