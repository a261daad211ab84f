package dev.refocus.score.models;

import dev.refocus.UsageException;
import dev.refocus.config.Sha256;
import dev.refocus.score.weights.SafeTensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder of models: {@code models.yaml}, and for each model in it a folder of its name. A model
 * counts if all of its files are there and have the checksums that {@code models.yaml} states. Or
 * the folder of one CLIP model, without {@code models.yaml}: then the user answers for it.
 *
 * @param usable models, in the order of the registry
 * @param problems why a family of scores has no model, by its name
 * @param warnings those of the problems that somebody should mend: a model is listed and not usable
 */
public record ModelFolder(
    Path path, List<ModelEntry> usable, Map<String, String> problems, List<String> warnings) {
  /** The files of a CLIP model that is named without a registry; the first two must be there. */
  public static final List<String> PLAIN_FILES =
      List.of("model.safetensors", "config.json", "tokenizer.json", "prompts.csv");

  private static final ModelEntry PLAIN =
      new ModelEntry(
          "", ModelKind.CLIP, Optional.empty(), "the user's", "", Optional.empty(), List.of());

  private static final String FETCH = "fetch it with deploy/fetch-models";

  /** Where no folder is configured. */
  public static ModelFolder none() {
    Map<String, String> problems = new LinkedHashMap<>();
    for (ModelKind kind : ModelKind.ofScores()) {
      problems.put(kind.family(), "no folder of models is configured; name one with --models");
    }
    return new ModelFolder(null, List.of(), problems, List.of());
  }

  /** Reads the registry and every byte of the models; says what is wrong and throws nothing. */
  public static ModelFolder open(Path path) {
    try {
      if (!Files.exists(path.resolve(ModelRegistry.FILE)) && isModel(path)) {
        return verified(path, new ModelRegistry(Map.of("", PLAIN)));
      }
      return verified(path, ModelRegistry.read(path.resolve(ModelRegistry.FILE)));
    } catch (UsageException | UncheckedIOException e) {
      return unusable(path, e.getMessage());
    }
  }

  private static boolean isModel(Path path) {
    return PLAIN_FILES.stream().limit(2).allMatch(file -> Files.exists(path.resolve(file)));
  }

  /** Every family lacks its model for one reason. */
  public static ModelFolder unusable(Path path, String reason) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (ModelKind kind : ModelKind.ofScores()) {
      problems.put(kind.family(), reason);
    }
    return new ModelFolder(path, List.of(), problems, List.of(reason));
  }

  private static ModelFolder verified(Path path, ModelRegistry registry) {
    Map<String, ModelEntry> sound = new LinkedHashMap<>();
    Map<String, String> problems = new LinkedHashMap<>();
    for (ModelEntry entry : ofScores(registry)) {
      problem(path, entry)
          .ifPresentOrElse(
              reason -> problems.put(entry.kind().family(), reason),
              () -> sound.put(entry.name(), entry));
    }
    List<ModelEntry> usable =
        sound.values().stream().filter(entry -> hasBackbone(entry, sound, problems)).toList();
    List<String> warnings = problems.values().stream().distinct().toList();
    for (ModelKind kind : ModelKind.ofScores()) {
      if (usable.stream().noneMatch(entry -> entry.kind() == kind)) {
        problems.putIfAbsent(
            kind.family(), "no model of kind %s in %s".formatted(kind.text(), path));
      }
    }
    return new ModelFolder(path, usable, problems, warnings);
  }

  private static List<ModelEntry> ofScores(ModelRegistry registry) {
    return registry.models().values().stream().filter(entry -> entry.network().isEmpty()).toList();
  }

  /**
   * The one file of a network.
   *
   * @throws UsageException if its entry has another number of files
   */
  public static ModelFile networkFile(ModelEntry entry) {
    if (entry.files().size() != 1) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--network %s: has %d files in %s, must have 1",
              entry.name(),
              entry.files().size(),
              ModelRegistry.FILE));
    }
    return entry.files().get(0);
  }

  /**
   * Refuses another file in the place of a network's.
   *
   * @throws UsageException if its entry states another checksum, or none
   */
  public static void requireSum(ModelEntry entry, String sha256) {
    ModelFile file = networkFile(entry);
    if (!sha256.equals(file.sha256())) {
      throw new UsageException(
          "--network %s: %s has sha256 %s, must have %s (%s); fetch it again or state what it has"
              .formatted(entry.name(), file.path(), sha256, file.sha256(), ModelRegistry.FILE));
    }
  }

  private static boolean hasBackbone(
      ModelEntry entry, Map<String, ModelEntry> sound, Map<String, String> problems) {
    Optional<String> missing = entry.backbone().filter(name -> !sound.containsKey(name));
    missing.ifPresent(
        name ->
            problems.put(
                entry.kind().family(),
                "model %s needs %s, which is not usable".formatted(entry.name(), name)));
    return missing.isEmpty();
  }

  /** Why a model cannot be used. */
  private static Optional<String> problem(Path path, ModelEntry entry) {
    return filesProblem(path, entry).or(() -> weightsProblem(path.resolve(entry.name()), entry));
  }

  /** Where nobody states a checksum, damage shows by the header of the file. */
  private static Optional<String> weightsProblem(Path folder, ModelEntry entry) {
    List<String> files =
        entry.equals(PLAIN) ? PLAIN_FILES : entry.files().stream().map(ModelFile::path).toList();
    try {
      files.stream()
          .filter(file -> file.endsWith(".safetensors"))
          .forEach(file -> SafeTensors.open(folder.resolve(file)));
      return Optional.empty();
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> filesProblem(Path path, ModelEntry entry) {
    for (ModelFile file : entry.files()) {
      Path place = path.resolve(entry.name()).resolve(file.path());
      if (!Files.isReadable(place)) {
        return Optional.of("no file %s; %s %s".formatted(place, FETCH, entry.name()));
      }
      if (file.sha256() == null) {
        return Optional.of(
            "%s has no sha256 in %s; state it there".formatted(place, ModelRegistry.FILE));
      }
      String actual = sha256(place);
      if (!actual.equals(file.sha256())) {
        return Optional.of(
            "%s has sha256 %s, must have %s; %s %s"
                .formatted(place, actual, file.sha256(), FETCH, entry.name()));
      }
    }
    return Optional.empty();
  }

  /** The folder of a model. */
  public Path of(String model) {
    return path.resolve(model);
  }

  /** What a usable model's files are: equal for models with the same files, wherever they lie. */
  public String identity(String model) {
    Map<String, String> sums = new TreeMap<>();
    usable.stream()
        .filter(entry -> entry.name().equals(model))
        .flatMap(entry -> entry.files().stream())
        .forEach(file -> sums.put(file.path(), file.sha256()));
    return sums.isEmpty() ? of(model).toString() : sums.toString();
  }

  static String sha256(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return Sha256.hex(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read (%s)".formatted(file, e), e);
    }
  }
}
