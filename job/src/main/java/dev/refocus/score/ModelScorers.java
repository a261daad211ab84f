package dev.refocus.score;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelKind;
import dev.refocus.score.percept.Aesthetic;
import dev.refocus.score.percept.Percept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Opens one scorer of a model. */
  private interface Opening {
    Scorer open();
  }

  /**
   * Every model of the folder that can be loaded; of the others the scorers say why they are not.
   *
   * @param device that holds the models
   */
  public static Scorers open(ModelFolder folder, Device device) {
    List<Scorer> scorers = new ArrayList<>();
    Map<String, String> absent = new LinkedHashMap<>(folder.problems());
    for (ModelEntry entry : folder.usable()) {
      openings(folder, entry, device)
          .forEach((family, opening) -> open(entry, family, opening, scorers, absent));
    }
    return new Scorers(scorers, absent);
  }

  private static void open(
      ModelEntry entry,
      String family,
      Opening opening,
      List<Scorer> scorers,
      Map<String, String> absent) {
    boolean open = scorers.stream().anyMatch(scorer -> scorer.names().contains(family));
    try {
      // A second backbone is there for heads; two scores of one name would hide each other.
      if (!open) {
        scorers.add(opening.open());
        absent.remove(family);
      }
    } catch (RuntimeException e) {
      log.warn("{} by model {}", family, entry.name(), e);
      absent.put(family, "model %s: %s".formatted(entry.name(), e.getMessage()));
    }
  }

  /** What a model gives, by the family of scores: a backbone also feeds the heads that ship. */
  private static Map<String, Opening> openings(
      ModelFolder folder, ModelEntry entry, Device device) {
    Path path = folder.of(entry.name());
    String family = entry.kind().family();
    return switch (entry.kind()) {
      case CLIP ->
          Map.of(
              family,
              () -> ClipIqa.open(path, prompts(path), device),
              ModelKind.AESTHETIC.family(),
              () -> Aesthetic.open(path, device));
      case QUALI_CLIP -> Map.of(family, () -> QualiClip.open(path, device));
      case AESTHETIC -> Map.of(family, () -> Aesthetic.open(backbone(folder, entry), path, device));
      case PERCEPT -> Map.of(family, () -> Percept.open(backbone(folder, entry), path, device));
    };
  }

  private static Path backbone(ModelFolder folder, ModelEntry entry) {
    return folder.of(
        entry
            .backbone()
            .orElseThrow(
                () ->
                    new UsageException(
                        "%s has no backbone in models.yaml; name the clip that it reads"
                            .formatted(entry.name()))));
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
