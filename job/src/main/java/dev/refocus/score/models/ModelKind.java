package dev.refocus.score.models;

import dev.refocus.config.NetworkCard;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is, and the family of scores that it gives, if it gives some. */
public enum ModelKind {
  /** A CLIP backbone: {@code model.safetensors} and {@code config.json}. */
  CLIP("clip", "clip_iqa"),
  /** QualiCLIP's checkpoint, a whole CLIP. */
  QUALI_CLIP("quali-clip", "quali_clip"),
  /** A head on a backbone's features: LAION's aesthetic predictor. */
  AESTHETIC("aesthetic", "aesthetic"),
  /** An adapter of a backbone, as {@code refocus adapt} writes it. */
  PERCEPT("percept", "percept"),
  /** A network that enlarges, of profile {@code network}: no score. */
  UPSCALER(NetworkCard.Kind.UPSCALER),
  /** A network that denoises, of the same. */
  DENOISER(NetworkCard.Kind.DENOISER),
  /** A network that restores under a kernel, of the same. */
  SOLVER(NetworkCard.Kind.SOLVER);

  private final String text;
  private final String family;
  private final NetworkCard.Kind network;

  ModelKind(String text, String family) {
    this.text = text;
    this.family = family;
    this.network = null;
  }

  ModelKind(NetworkCard.Kind network) {
    this.text = network.text();
    this.family = network.text();
    this.network = network;
  }

  /** What it restores; empty if it gives scores. */
  public Optional<NetworkCard.Kind> network() {
    return Optional.ofNullable(network);
  }

  /** Those that give scores. */
  static List<ModelKind> ofScores() {
    return Arrays.stream(values()).filter(kind -> kind.network == null).toList();
  }

  /** As in {@code models.yaml}. */
  public String text() {
    return text;
  }

  /** Name or first part of the names of its scores. */
  public String family() {
    return family;
  }

  static Map<String, ModelKind> byText() {
    return Arrays.stream(values())
        .collect(Collectors.toMap(ModelKind::text, kind -> kind, (a, b) -> a, LinkedHashMap::new));
  }
}
