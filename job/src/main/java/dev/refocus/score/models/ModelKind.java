package dev.refocus.score.models;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model is, and the family of scores that it gives. */
public enum ModelKind {
  /** A CLIP backbone: {@code model.safetensors} and {@code config.json}. */
  CLIP("clip", "clip_iqa"),
  /** QualiCLIP's checkpoint, a whole CLIP. */
  QUALI_CLIP("quali-clip", "quali_clip"),
  /** A head on a backbone's features: LAION's aesthetic predictor. */
  AESTHETIC("aesthetic", "aesthetic"),
  /** An adapter of a backbone, as {@code refocus adapt} writes it. */
  PERCEPT("percept", "percept");

  private final String text;
  private final String family;

  ModelKind(String text, String family) {
    this.text = text;
    this.family = family;
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
