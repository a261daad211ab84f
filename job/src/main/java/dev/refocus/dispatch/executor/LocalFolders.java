package dev.refocus.dispatch.executor;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;

/**
 * Where the driver keeps shuffled and broadcast data: one folder of mode 700 in each of Spark's
 * local folders, since Spark's own below them let everybody read. Executors have private ones of
 * their cluster's.
 */
public final class LocalFolders {
  private static final String KEY = "spark.local.dir";

  /** After Spark's own hooks, which empty it. */
  private static final int LAST = 1;

  private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

  private LocalFolders() {}

  /**
   * Puts private folders in the place of the configured ones.
   *
   * @throws UsageException if none can be made there
   */
  public static void makePrivate(SparkConf conf) {
    String named = conf.get(KEY, System.getProperty("java.io.tmpdir"));
    conf.set(
        KEY,
        Stream.of(named.split(","))
            .map(folder -> MADE.computeIfAbsent(folder.strip(), LocalFolders::make).toString())
            .collect(Collectors.joining(",")));
  }

  private static Path make(String folder) {
    try {
      Path made = Files.createTempDirectory(Files.createDirectories(Path.of(folder)), "refocus-");
      ShutdownHookManager.get().addShutdownHook(() -> delete(made), LAST);
      return made.toAbsolutePath();
    } catch (IOException e) {
      throw new UsageException(
          "%s %s: the program cannot write there (%s); name another folder with --conf %s=FOLDER"
              .formatted(KEY, folder, e.getClass().getSimpleName(), KEY),
          e);
    }
  }

  private static void delete(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      // Something of Spark's is still there, for its user alone.
    }
  }
}
