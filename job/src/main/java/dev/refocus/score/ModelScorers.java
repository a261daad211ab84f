package dev.refocus.score;

import ai.djl.Device;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    for (ModelEntry entry : folder.usable()) {
      try {
        models.add(open(folder, entry, device));
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
    throw new UnsupportedOperationException(
        "this version has no scorer for models of kind " + entry.kind().text());
  }
}
