package dev.refocus.score;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes scorers of a folder of models. */
public final class ModelScorers {
  private static final Logger log = LoggerFactory.getLogger(ModelScorers.class);

  private ModelScorers() {}

  /**
   * Every model of the folder that can be loaded; of the others the scorers say why they are not.
   *
   * @param device that holds the models
   */
  public static Scorers open(ModelFolder folder, Device device) {
    List<Scorer> models = new ArrayList<>();
    Map<String, String> absent = new LinkedHashMap<>(folder.problems());
    Set<String> given = new HashSet<>();
    for (ModelEntry entry : folder.usable()) {
      try {
        // A second backbone is there for heads; two scores of one name would hide each other.
        if (entry.kind() != ModelKind.CLIP || given.add(entry.kind().family())) {
          models.add(open(folder, entry, device));
        }
      } catch (RuntimeException e) {
        log.warn("model {} of {}", entry.name(), folder.path(), e);
        absent.put(
            entry.kind().family(),
            "model %s cannot be loaded: %s".formatted(entry.name(), e.getMessage()));
      }
    }
    return new Scorers(models, absent);
  }

  private static Scorer open(ModelFolder folder, ModelEntry entry, Device device) {
    Path path = folder.of(entry.name());
    return switch (entry.kind()) {
      case CLIP -> ClipIqa.open(path, prompts(path), device);
      case QUALI_CLIP -> QualiClip.open(path, device);
      case AESTHETIC, PERCEPT ->
          throw new UsageException(
              "this version has no scorer for models of kind " + entry.kind().text());
    };
  }

  /** The model's own pairs of texts, or those that come with the program. */
  private static PromptPairs prompts(Path model) {
    Path own = model.resolve("prompts.csv");
    try {
      return Files.exists(own) ? PromptPairs.parse(Files.readString(own)) : PromptPairs.clipIqa();
    } catch (IOException e) {
      throw new UncheckedIOException(own + " cannot be read; make it readable", e);
    }
  }
}
