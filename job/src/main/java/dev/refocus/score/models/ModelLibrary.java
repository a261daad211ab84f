package dev.refocus.score.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder of models that grows: what is fetched is entered in its {@code models.yaml}. */
public final class ModelLibrary {
  private final Path folder;
  private final ModelDownload download;

  public ModelLibrary(Path folder, ModelDownload download) {
    this.folder = folder;
    this.download = download;
  }

  /**
   * Fetches a model. What an earlier fetch entered is what its files must be, unless {@code entry}
   * states checksums of its own.
   *
   * @throws dev.refocus.UsageException if a file cannot be had or has another checksum
   */
  public void fetch(ModelEntry entry) throws IOException {
    ModelRegistry there = registry();
    List<ModelFile> files = new ArrayList<>();
    for (ModelFile file : entry.files()) {
      files.add(download.fetch(pinned(file, there.models().get(entry.name())), path(entry)));
    }
    Path file = folder.resolve(ModelRegistry.FILE);
    Files.writeString(file, there.with(entry.withFiles(files)).text());
  }

  private Path path(ModelEntry entry) {
    return folder.resolve(entry.name());
  }

  private static ModelFile pinned(ModelFile file, ModelEntry before) {
    if (file.sha256() != null || before == null) {
      return file;
    }
    return before.files().stream()
        .filter(other -> other.path().equals(file.path()) && other.sha256() != null)
        .findFirst()
        .map(other -> file.withSha256(other.sha256()))
        .orElse(file);
  }

  private ModelRegistry registry() {
    Path file = folder.resolve(ModelRegistry.FILE);
    return Files.exists(file) ? ModelRegistry.read(file) : new ModelRegistry(Map.of());
  }
}
