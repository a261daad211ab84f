package dev.refocus.score.models;

import dev.refocus.config.NetworkCard;
import java.util.List;
import java.util.Optional;

/**
 * A model of the registry.
 *
 * @param name also of its folder
 * @param backbone name of the model whose features a head or an adapter reads
 * @param licence SPDX's name, or words
 * @param page where the model is described
 * @param network how it is used, if it is a network that restores
 */
public record ModelEntry(
    String name,
    ModelKind kind,
    Optional<String> backbone,
    String licence,
    String page,
    Optional<NetworkCard> network,
    List<ModelFile> files) {
  public ModelEntry {
    files = List.copyOf(files);
  }

  ModelEntry withFiles(List<ModelFile> others) {
    return new ModelEntry(name, kind, backbone, licence, page, network, others);
  }
}
