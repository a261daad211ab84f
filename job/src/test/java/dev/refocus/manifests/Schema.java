package dev.refocus.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kubernetes' own definitions and a check against them in which an unknown field is an error. */
final class Schema {
  private static final String DEFINITIONS = "#/definitions/";

  private final Map<String, JsonNode> definitions = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  /** Of the client with which Spark speaks to Kubernetes; each of its jars has some. */
  Schema() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ClassLoader loader = Schema.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("schema/validation-schema.json"))) {
      json.readTree(url)
          .get("definitions")
          .fields()
          .forEachRemaining(entry -> definitions.put(entry.getKey(), entry.getValue()));
    }
  }

  /** What is wrong with a document of a kind; empty if nothing is. */
  List<String> errors(JsonNode document, String definition) {
    return errors(document, definitions.get(definition));
  }

  List<String> errors(JsonNode document, JsonNode schema) {
    errors.clear();
    check("", document, schema);
    return List.copyOf(errors);
  }

  private void check(String path, JsonNode value, JsonNode schema) {
    String ref = schema.path("$ref").asText("").replace(DEFINITIONS, "");
    if (ref.endsWith("_Quantity") || ref.endsWith("_IntOrString")) {
      require(value.isValueNode(), path, "must be a number or a text");
    } else if (!ref.isEmpty()) {
      require(definitions.containsKey(ref), path, "unknown definition " + ref);
      check(path, value, definitions.get(ref));
    } else {
      checkPlain(path, value, schema);
    }
  }

  private void checkPlain(String path, JsonNode value, JsonNode schema) {
    switch (schema.path("type").asText("object")) {
      case "object" -> checkObject(path, value, schema);
      case "array" -> {
        require(value.isArray(), path, "must be a list");
        value.forEach(item -> check(path + "[]", item, schema.get("items")));
      }
      case "integer" -> require(value.isIntegralNumber(), path, "must be a whole number");
      case "boolean" -> require(value.isBoolean(), path, "must be true or false");
      case "int-or-string" -> require(value.isValueNode(), path, "must be a number or a text");
      default -> checkText(path, value, schema);
    }
  }

  private void checkText(String path, JsonNode value, JsonNode schema) {
    require(value.isTextual(), path, "must be a text");
    List<String> known = new ArrayList<>();
    schema.path("enum").forEach(one -> known.add(one.asText()));
    require(known.isEmpty() || known.contains(value.asText()), path, "must be one of " + known);
  }

  private void checkObject(String path, JsonNode value, JsonNode schema) {
    require(value.isObject(), path, "must have fields");
    schema
        .path("required")
        .forEach(name -> require(value.has(name.asText()), path, "lacks " + name.asText()));
    value
        .fields()
        .forEachRemaining(
            field -> {
              String below = path + "." + field.getKey();
              JsonNode known = schema.path("properties").path(field.getKey());
              JsonNode other = schema.path("additionalProperties");
              if (!known.isMissingNode()) {
                check(below, field.getValue(), known);
              } else if (other.isObject()) {
                check(below, field.getValue(), other);
              } else {
                errors.add(below + ": unknown field");
              }
            });
  }

  private void require(boolean right, String path, String rule) {
    if (!right) {
      errors.add(path + ": " + rule);
    }
  }
}
