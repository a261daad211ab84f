package dev.refocus.score;

import ai.djl.Device;
import dev.refocus.UsageException;
import dev.refocus.score.aesthetic.Aesthetic;
import dev.refocus.score.clip.ClipIqa;
import dev.refocus.score.clip.PromptPairs;
import dev.refocus.score.clip.QualiClip;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelKind;
import dev.refocus.score.percept.Percept;
import dev.refocus.score.scorer.Scorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Makes scorers of a folder of models. */
public final class ModelScorers {
  private static final Logger log = LoggerFactory.getLogger(ModelScorers.class);

  private ModelScorers() {}

  /**
   * A way to a scorer of a family of scores.
   *
   * @param listed whether somebody listed it, and should hear of it if it cannot be had
   */
  private record Opening(String model, String family, boolean listed, Supplier<Scorer> scorer) {}

  /**
   * Every model of the folder that can be loaded; of the others the scorers say why they are not.
   *
   * @param device that holds the models
   */
  public static Scorers open(ModelFolder folder, Device device) {
    List<Scorer> scorers = new ArrayList<>();
    Map<String, String> absent = new LinkedHashMap<>(folder.problems());
    try (Backbones backbones = new Backbones(folder, device)) {
      List<ModelEntry> entries = folder.usable();
      entries.forEach(entry -> open(listed(folder, entry, backbones), scorers, absent));
      // A head that the user lists goes before the one that comes with the program.
      entries.stream()
          .filter(entry -> entry.kind() == ModelKind.CLIP)
          .forEach(entry -> open(shipped(folder, entry, backbones), scorers, absent));
    }
    return new Scorers(scorers, absent);
  }

  private static void open(Opening opening, List<Scorer> scorers, Map<String, String> absent) {
    String family = opening.family;
    // A second backbone is there for heads; two scores of one name would hide each other.
    if (scorers.stream().anyMatch(scorer -> scorer.names().contains(family))) {
      return;
    }
    try {
      Scorer scorer = opening.scorer.get();
      requireNew(scorer, scorers);
      scorers.add(scorer);
      if (scorer.names().contains(family)) {
        absent.remove(family);
      }
    } catch (RuntimeException e) {
      String reason = "model %s: %s".formatted(opening.model, e.getMessage());
      log.atLevel(opening.listed ? Level.WARN : Level.DEBUG)
          .log("{} stays null: {}", family, reason);
      log.debug("model {}", opening.model, e);
      absent.put(family, reason);
    }
  }

  private static void requireNew(Scorer scorer, List<Scorer> others) {
    for (Scorer other : others) {
      if (!Collections.disjoint(other.names(), scorer.names())) {
        scorer.close();
        throw new UsageException(
            "another model gives %s too; list only one of them".formatted(scorer.names()));
      }
    }
  }

  private static Opening listed(ModelFolder folder, ModelEntry entry, Backbones backbones) {
    String name = entry.name();
    Path path = folder.of(name);
    Supplier<Scorer> scorer =
        switch (entry.kind()) {
          case CLIP -> () -> ClipIqa.open(backbones.of(name), prompts(path));
          case QUALI_CLIP -> () -> QualiClip.open(backbones.of(name), path);
          case AESTHETIC -> () -> Aesthetic.open(backbones.of(backbone(entry)), path);
          case PERCEPT -> () -> Percept.open(backbones.of(backbone(entry)), path);
          case UPSCALER, DENOISER, SOLVER ->
              throw new IllegalStateException(name + " gives no score");
        };
    return new Opening(called(folder, entry), entry.kind().family(), true, scorer);
  }

  /** A model without a registry has no name. */
  private static String called(ModelFolder folder, ModelEntry entry) {
    return entry.name().isEmpty() ? folder.path().toString() : entry.name();
  }

  private static Opening shipped(ModelFolder folder, ModelEntry backbone, Backbones backbones) {
    return new Opening(
        called(folder, backbone),
        ModelKind.AESTHETIC.family(),
        false,
        () -> Aesthetic.open(backbones.of(backbone.name())));
  }

  private static String backbone(ModelEntry entry) {
    return entry
        .backbone()
        .orElseThrow(
            () ->
                new UsageException(
                    "%s has no backbone in models.yaml; name the clip that it reads"
                        .formatted(entry.name())));
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
