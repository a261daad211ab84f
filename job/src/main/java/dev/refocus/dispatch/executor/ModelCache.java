package dev.refocus.dispatch.executor;

import dev.refocus.UsageException;
import dev.refocus.config.PrivateFolder;
import dev.refocus.config.Sha256;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelFile;
import dev.refocus.score.models.ModelFolder;
import dev.refocus.score.models.ModelRegistry;
import dev.refocus.store.StoreErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The folder of models on this machine. From another store its files are copied once, to the user's
 * cache, which the machine's executors share and later runs find again.
 */
public final class ModelCache {
  private ModelCache() {}

  /**
   * The verified folder; says what is wrong and throws nothing, for scores never fail an image.
   *
   * @param uri of the folder; empty for none
   */
  public static ModelFolder open(String uri, Configuration hadoop) {
    if (uri.isEmpty()) {
      return ModelFolder.none();
    }
    try {
      org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(uri);
      FileSystem files = folder.getFileSystem(hadoop);
      return ModelFolder.open(
          files instanceof LocalFileSystem local
              ? local.pathToFile(folder).toPath()
              : copied(files, folder));
    } catch (UsageException e) {
      return ModelFolder.unusable(Path.of(""), e.getMessage());
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return ModelFolder.unusable(Path.of(""), StoreErrors.explain(uri, e));
    }
  }

  private static Path copied(FileSystem files, org.apache.hadoop.fs.Path folder)
      throws IOException {
    String name =
        Sha256.hex(files.makeQualified(folder).toString().getBytes(StandardCharsets.UTF_8));
    PrivateFolder folders = PrivateFolder.ofThisUser();
    Path copy = folders.required(folders.cache().resolve("models")).resolve(name);
    Path registry = copy.resolve(ModelRegistry.FILE);
    Files.createDirectories(copy);
    org.apache.hadoop.fs.Path listed = new org.apache.hadoop.fs.Path(folder, ModelRegistry.FILE);
    if (!files.exists(listed)) {
      Files.deleteIfExists(registry);
      ModelFolder.PLAIN_FILES.forEach(file -> update(files, folder, copy, file));
      return copy;
    }
    copy(files, listed, registry);
    for (ModelEntry model : ModelRegistry.read(registry).models().values()) {
      for (ModelFile file : model.files()) {
        update(files, folder, copy, model.name() + "/" + file.path());
      }
    }
    return copy;
  }

  private static void update(
      FileSystem files, org.apache.hadoop.fs.Path folder, Path copy, String file) {
    org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(folder, file);
    Path target = copy.resolve(file);
    try {
      // A missing file is the verification's to say.
      if (files.exists(source) && !isCopy(target, files.getFileStatus(source))) {
        copy(files, source, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Length and age tell a copy; its checksum is verified before the model is loaded. */
  private static boolean isCopy(Path target, FileStatus source) throws IOException {
    return Files.exists(target)
        && Files.size(target) == source.getLen()
        && Files.getLastModifiedTime(target).toMillis() >= source.getModificationTime();
  }

  static void copy(FileSystem files, org.apache.hadoop.fs.Path source, Path target)
      throws IOException {
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), "copy", ".part");
    try {
      try (InputStream stream = files.open(source)) {
        Files.copy(stream, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
