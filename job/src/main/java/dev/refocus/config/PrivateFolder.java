package dev.refocus.config;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A folder of this machine that nobody but its user, and root, can write to: what lies there is
 * run, or believed, by every later run.
 */
public final class PrivateFolder {
  /** DJL's own name for it; a variable of the environment, or a property. */
  public static final String CACHE = "DJL_CACHE_DIR";

  private static final String NAME = "refocus";
  private static final long ROOT = 0;

  private final long user;

  PrivateFolder(long user) {
    this.user = user;
  }

  /** For the user of this process. */
  public static PrivateFolder ofThisUser() {
    return new PrivateFolder(uid());
  }

  /** Java's own answer for a user without a name is root's. */
  static long uid() {
    try {
      Path own = Files.createTempFile(NAME, null);
      long user = owner(own);
      Files.delete(own);
      return user;
    } catch (IOException e) {
      throw new UsageException(
          "%s: the program cannot write there (%s); make room or set java.io.tmpdir"
              .formatted(System.getProperty("java.io.tmpdir"), e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * The user's cache: that of {@link #CACHE}, else {@code ~/.cache/refocus}, or {@code refocus-UID}
   * among the temporary files where the home is not the user's own (as of {@code nobody}).
   *
   * @throws UsageException if that is there and somebody else's, or others may write to it
   */
  public Path cache() {
    String named = Objects.requireNonNullElse(System.getenv(CACHE), System.getProperty(CACHE, ""));
    if (!named.isEmpty()) {
      return required(real(Path.of(named)));
    }
    return cache(
        Path.of(System.getProperty("user.home")), Path.of(System.getProperty("java.io.tmpdir")));
  }

  Path cache(Path home, Path temporary) {
    Path caches = home.resolve(".cache");
    return required(
        isOwn(home) && (!Files.exists(caches) || isOwn(caches))
            ? caches.resolve(NAME)
            : temporary.resolve(NAME + "-" + user));
  }

  /**
   * Of a user without an entry the home is "?", which would be a folder of the working directory.
   */
  private boolean isOwn(Path folder) {
    return folder.isAbsolute()
        && Files.isDirectory(folder)
        && Files.isWritable(folder)
        && owner(real(folder)) == user;
  }

  /**
   * The folder, made with mode 700 if it is not there.
   *
   * @throws UsageException if it is a link, or another user's but root's, or others may write to it
   */
  public Path required(Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // Whose it is, is seen below.
    } catch (IOException e) {
      throw new UsageException(
          "%s: cannot be made (%s); set %s to a folder of your own"
              .formatted(folder, e.getClass().getSimpleName(), CACHE),
          e);
    }
    requirePrivate(folder);
    return folder;
  }

  /** A folder that the user has named may be a link. */
  public static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath();
    }
  }

  private void requirePrivate(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw foreign(folder, "is not a folder");
    }
    long owner = owner(folder);
    if (owner != user && owner != ROOT) {
      throw foreign(
          folder, String.format(Locale.ROOT, "belongs to the user %d, not to %d", owner, user));
    }
    Set<PosixFilePermission> mode = mode(folder);
    if (mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw foreign(
          folder, "others may write to it (%s)".formatted(PosixFilePermissions.toString(mode)));
    }
  }

  private static UsageException foreign(Path folder, String reason) {
    return new UsageException(
        "%s: %s, so the program cannot trust its files; remove it or set %s to a folder of your own with mode 700"
            .formatted(folder, reason, CACHE));
  }

  private static long owner(Path path) {
    try {
      return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    } catch (IOException e) {
      throw unseen(path, e);
    }
  }

  private static Set<PosixFilePermission> mode(Path path) {
    try {
      return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw unseen(path, e);
    }
  }

  private static UsageException unseen(Path path, IOException error) {
    return new UsageException(
        "%s: its owner and mode cannot be read; set %s to a folder of your own"
            .formatted(path, CACHE),
        error);
  }
}
