package dev.refocus.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of deploy/kubernetes by the schemas of Kubernetes and of the Spark operator. */
class TestManifests {
  private static final Path FOLDER =
      Path.of(System.getProperty("refocus.home"), "deploy/kubernetes");

  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "v1 Pod", "kubernetes_core_Pod",
          "v1 Namespace", "kubernetes_core_Namespace",
          "v1 Service", "kubernetes_core_Service",
          "v1 ServiceAccount", "kubernetes_core_ServiceAccount",
          "rbac.authorization.k8s.io/v1 Role", "kubernetes_rbac_v1_Role",
          "rbac.authorization.k8s.io/v1 RoleBinding", "kubernetes_rbac_v1_RoleBinding",
          "batch/v1 Job", "kubernetes_batch_v1_Job");

  private final ObjectMapper json = new ObjectMapper();
  private final Schema schema;

  TestManifests() throws IOException {
    schema = new Schema();
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.yaml", "driver.yaml", "executor.yaml"})
  void kubernetesKnowsEveryField(String file) throws IOException {
    for (JsonNode document : documents(file)) {
      String kind = document.get("apiVersion").asText() + " " + document.get("kind").asText();
      assertThat(DEFINITIONS).containsKey(kind);
      assertThat(schema.errors(document, DEFINITIONS.get(kind))).as(kind).isEmpty();
    }
  }

  @Test
  void theOperatorKnowsEveryField() throws IOException {
    JsonNode application = documents("spark-application.yaml").get(0);
    assertThat(application.get("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(application.get("kind").asText()).isEqualTo("SparkApplication");
    assertThat(schema.errors(application.get("spec"), operator())).isEmpty();
  }

  @Test
  void theCheckSeesMistakes() throws IOException {
    ObjectNode spec = (ObjectNode) documents("spark-application.yaml").get(0).get("spec");
    spec.remove("sparkVersion");
    spec.put("mode", "clustre");
    spec.put("timeToLiveSeconds", "a week");
    ((ObjectNode) spec.get("driver")).put("core", 1);
    ((ObjectNode) spec.at("/executor/volumeMounts/0")).put("mountpath", "/tmp");
    assertThat(schema.errors(spec, operator()))
        .hasSize(5)
        .anyMatch(error -> error.equals(": lacks sparkVersion"))
        .anyMatch(error -> error.startsWith(".mode: must be one of "))
        .contains(
            ".timeToLiveSeconds: must be a whole number",
            ".driver.core: unknown field",
            ".executor.volumeMounts[].mountpath: unknown field");
  }

  private JsonNode operator() throws IOException {
    return json.readTree(TestManifests.class.getResource("sparkapplication-v1beta2.json"));
  }

  private List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (Object document : yaml.loadAll(Files.readString(FOLDER.resolve(file)))) {
      documents.add(json.valueToTree(document));
    }
    return documents;
  }
}
