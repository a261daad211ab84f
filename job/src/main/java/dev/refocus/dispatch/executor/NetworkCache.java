package dev.refocus.dispatch.executor;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.PrivateFolder;
import dev.refocus.config.Sha256;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StorePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The files of users' networks on this machine. From another store they are copied once, to the
 * user's cache.
 */
public final class NetworkCache {
  private static final Map<KnownNetwork, KnownNetwork> FOUND = new ConcurrentHashMap<>();

  private NetworkCache() {}

  /**
   * The configuration with its network, if it has one, as a file of this machine that has been
   * verified.
   *
   * @throws UsageException if it cannot be had, or is another file
   */
  public static FitConfig local(FitConfig fit, Configuration hadoop) {
    return fit.network() == null
        ? fit
        : fit.with(FOUND.computeIfAbsent(fit.network(), network -> local(network, hadoop)));
  }

  private static KnownNetwork local(KnownNetwork network, Configuration hadoop) {
    Path file = file(network.place(), hadoop);
    String actual = sha256(file);
    if (!actual.equals(network.sha256())) {
      throw new UsageException(
          "--network %s: %s has sha256 %s on this machine, and %s where the run began; give all machines the same file"
              .formatted(network.name(), file, actual, network.sha256()));
    }
    return network.at(file.toString());
  }

  /**
   * A file on this machine.
   *
   * @param place URI or path
   * @throws UsageException if it cannot be read
   */
  static Path file(String place, Configuration hadoop) {
    try {
      org.apache.hadoop.fs.Path path = StorePath.of(place);
      FileSystem files = path.getFileSystem(hadoop);
      return files instanceof LocalFileSystem local
          ? local.pathToFile(path).toPath()
          : copied(files, path);
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage("--network", place, e);
    }
  }

  private static Path copied(FileSystem files, org.apache.hadoop.fs.Path path) throws IOException {
    FileStatus status = files.getFileStatus(path);
    String version =
        String.format(
            Locale.ROOT,
            "%s %d %d",
            files.makeQualified(path),
            status.getLen(),
            status.getModificationTime());
    PrivateFolder folders = PrivateFolder.ofThisUser();
    Path copy =
        folders
            .required(folders.cache().resolve("networks"))
            .resolve(Sha256.hex(version.getBytes(StandardCharsets.UTF_8)));
    if (!Files.exists(copy)) {
      ModelCache.copy(files, path, copy);
    }
    return copy;
  }

  static String sha256(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return Sha256.hex(stream);
    } catch (IOException e) {
      throw new UsageException(
          "--network %s: cannot be read (%s); name a file that is on every machine, or s3a://"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
