package dev.refocus.dispatch.executor;

import ai.djl.util.Utils;
import dev.refocus.config.PrivateFolder;
import java.nio.file.Path;

/**
 * Where DJL unpacks libtorch and loads it from, on the driver and on executors. Left to itself it
 * takes a fixed name among the temporary files if the home cannot be written to, and runs whatever
 * lies there.
 */
public final class NativeLibraries {
  /** DJL's variable for the libraries alone. */
  private static final String LIBRARIES = "ENGINE_CACHE_DIR";

  private static boolean prepared;

  private NativeLibraries() {}

  /**
   * To be called before DJL is used in a process; does its work once.
   *
   * @throws dev.refocus.UsageException if the folder could be another user's
   */
  public static synchronized void prepare() {
    if (!prepared) {
      // The fitter spreads work over its own threads; libtorch's would change sums with their
      // number.
      setIfMissing("ai.djl.pytorch.num_threads", "1");
      setIfMissing("ai.djl.pytorch.num_interop_threads", "1");
      // The libraries come with the program; nothing is fetched or reported while it runs.
      setIfMissing("ai.djl.offline", "true");
      requirePrivate();
      prepared = true;
    }
  }

  private static void requirePrivate() {
    PrivateFolder folders = PrivateFolder.ofThisUser();
    String cache = folders.cache().toString();
    System.setProperty(PrivateFolder.CACHE, cache);
    // DJL asks for GPUs by JNA, which without a home unpacks itself to a fixed name as well.
    setIfMissing("jna.tmpdir", cache);
    String libraries = Utils.getEnvOrSystemProperty(LIBRARIES);
    if (libraries != null && !libraries.isEmpty()) {
      folders.required(PrivateFolder.real(Path.of(libraries)));
    }
  }

  private static void setIfMissing(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
