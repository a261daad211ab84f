package dev.refocus.discover;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * Whether this JVM can name a local file. Java writes names in the encoding of the locale it was
 * started in; where that has no such letter it writes {@code ?}, which is another file or none.
 */
public final class LocalNames {
  private static final Charset ENCODING = Charset.forName(System.getProperty("sun.jnu.encoding"));
  private static final Pattern ESCAPED_BYTE = Pattern.compile("\\\\x[0-9A-F]{2}");

  private LocalNames() {}

  /**
   * What to do about a local name that this JVM cannot write; empty if it can, or if the file is in
   * a store with names of its own.
   */
  public static Optional<String> unwritable(Path path) {
    return isLocal(path) && !ENCODING.newEncoder().canEncode(path.toUri().getPath())
        ? Optional.of(
            "the locale of this machine (%s) cannot write the name; set LC_ALL=C.UTF-8, on executors spark.executorEnv.LC_ALL=C.UTF-8"
                .formatted(ENCODING))
        : Optional.empty();
  }

  /** Why a local file is not found under its name, if that is the reason. */
  static Optional<String> undecoded(Path path) {
    return isLocal(path) && ESCAPED_BYTE.matcher(path.toUri().getPath()).find()
        ? Optional.of(
            "the name is not UTF-8 (\\xE9 stands for the byte E9), so that Java cannot open it; rename the file")
        : Optional.empty();
  }

  private static boolean isLocal(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  /** Whether the bytes of a name are those that this JVM would write for it. */
  static boolean writes(String name, byte[] bytes) {
    return Arrays.equals(name.getBytes(ENCODING), bytes);
  }
}
