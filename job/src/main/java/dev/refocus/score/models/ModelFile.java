package dev.refocus.score.models;

import java.net.URI;

/**
 * A file of a model.
 *
 * @param path relative to the model's folder
 * @param url where it is fetched from; null if it is made, not fetched
 * @param sha256 64 lower-case hexadecimal digits; null if only the first download will tell
 */
public record ModelFile(String path, URI url, String sha256) {
  ModelFile withSha256(String pinned) {
    return new ModelFile(path, url, pinned);
  }
}
