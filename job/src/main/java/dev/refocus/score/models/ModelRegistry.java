package dev.refocus.score.models;

import dev.refocus.UsageException;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.spec.SpecFile;
import dev.refocus.config.spec.SpecNode;
import dev.refocus.text.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The models of a {@code models.yaml}: {@code conf/models.yaml} says what can be fetched, the one
 * in a folder of models what is there. Read strictly.
 *
 * @param models by name, in the order of the file
 */
public record ModelRegistry(Map<String, ModelEntry> models) {
  /** The name of the file. */
  public static final String FILE = "models.yaml";

  private static final Set<String> ENTRY = keys("kind", "backbone", "licence", "page", "files");
  private static final Set<String> SOURCE = Set.of("url", "sha256");

  public ModelRegistry {
    models = new LinkedHashMap<>(models);
  }

  /**
   * Reads a registry from a file.
   *
   * @throws UsageException if the file cannot be read or says something unknown
   */
  public static ModelRegistry read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), reader);
    } catch (IOException e) {
      throw new UsageException(
          "%s: cannot be read; name a registry such as conf/models.yaml".formatted(file), e);
    }
  }

  /**
   * Reads a registry.
   *
   * @param where for messages
   * @throws UsageException if the text says something unknown
   */
  public static ModelRegistry read(String where, Reader text) {
    SpecNode top = new SpecNode(where, SpecFile.read(where, text), Set.of("models"));
    Map<String, ModelEntry> models = new LinkedHashMap<>();
    mapping(top, "models")
        .forEach((name, entry) -> models.put(name, entry(where + ": " + name, name, entry)));
    return new ModelRegistry(models);
  }

  private static ModelEntry entry(String where, String name, Object value) {
    SpecNode node = new SpecNode(where, value, ENTRY);
    if (!isPlain(name)) {
      throw new UsageException(where + ": must be letters, digits, '.', '-' and '_'");
    }
    ModelKind kind = required(node, "kind", node.texts("kind", null, ModelKind.byText())).get(0);
    List<ModelFile> files = new ArrayList<>();
    mapping(node, "files")
        .forEach((path, file) -> files.add(file(where + ": files: " + path, path, file)));
    return new ModelEntry(
        name,
        kind,
        node.value("backbone").map(String::valueOf),
        String.valueOf(required(node, "licence", node.value("licence").orElse(null))),
        String.valueOf(required(node, "page", node.value("page").orElse(null))),
        network(node, kind),
        files);
  }

  private static Optional<NetworkCard> network(SpecNode node, ModelKind kind) {
    if (kind.network().isEmpty()) {
      NetworkEntry.KEYS.stream()
          .filter(key -> node.value(key).isPresent())
          .forEach(
              key -> {
                throw node.unusable(key, node.value(key).get(), "absent: it is of networks");
              });
    }
    return kind.network().map(network -> NetworkEntry.read(node, network));
  }

  private static Set<String> keys(String... own) {
    return Stream.concat(Stream.of(own), NetworkEntry.KEYS.stream()).collect(Collectors.toSet());
  }

  private static ModelFile file(String where, String path, Object value) {
    SpecNode node = new SpecNode(where, value == null ? Map.of() : value, SOURCE);
    if (!isPlain(path)) {
      throw new UsageException(where + ": must be a name of letters, digits, '.', '-' and '_'");
    }
    String sha256 = node.value("sha256").map(String::valueOf).orElse(null);
    if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
      throw node.unusable("sha256", sha256, "64 lower-case hexadecimal digits");
    }
    return new ModelFile(path, node.value("url").map(url -> uri(node, url)).orElse(null), sha256);
  }

  private static URI uri(SpecNode node, Object url) {
    try {
      URI uri = URI.create(String.valueOf(url));
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The message below serves both.
    }
    throw node.unusable("url", url, "an address that begins with https:// or http://");
  }

  /** A name that stays in its folder. */
  private static boolean isPlain(String name) {
    return name.matches("[A-Za-z0-9_+-][A-Za-z0-9._+-]*");
  }

  private static Map<String, Object> mapping(SpecNode node, String key) {
    Object value = required(node, key, node.value(key).orElse(null));
    if (!(value instanceof Map<?, ?> map)) {
      throw node.unusable(key, value, "a mapping of names");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((name, entry) -> named.put(String.valueOf(name), entry));
    return named;
  }

  private static <T> T required(SpecNode node, String key, T value) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> new UsageException("%s: %s is missing".formatted(node.where(), key)));
  }

  /**
   * The entry of a model.
   *
   * @throws UsageException if there is no such model; the message names the nearest one
   */
  public ModelEntry model(String name) {
    if (!models.containsKey(name)) {
      throw new UsageException(
          models.isEmpty()
              ? "no model %s: the registry has none".formatted(name)
              : "no model %s, did you mean %s?"
                  .formatted(name, NearestName.of(name, models.keySet())));
    }
    return models.get(name);
  }

  /** These models and {@code entry}, in the place of one of its name. */
  ModelRegistry with(ModelEntry entry) {
    Map<String, ModelEntry> all = new LinkedHashMap<>(models);
    all.put(entry.name(), entry);
    return new ModelRegistry(all);
  }

  /** The text of a file that reads as this. */
  String text() {
    Map<String, Object> entries = new LinkedHashMap<>();
    models.forEach((name, entry) -> entries.put(name, yaml(entry)));
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(Map.of("models", entries));
  }

  private static Map<String, Object> yaml(ModelEntry entry) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("kind", entry.kind().text());
    entry.backbone().ifPresent(backbone -> node.put("backbone", backbone));
    node.put("licence", entry.licence());
    node.put("page", entry.page());
    entry.network().ifPresent(card -> node.putAll(NetworkEntry.yaml(card)));
    Map<String, Object> files = new LinkedHashMap<>();
    for (ModelFile file : entry.files()) {
      Map<String, Object> source = new LinkedHashMap<>();
      if (file.url() != null) {
        source.put("url", file.url().toString());
      }
      if (file.sha256() != null) {
        source.put("sha256", file.sha256());
      }
      files.put(file.path(), source);
    }
    node.put("files", files);
    return node;
  }
}
