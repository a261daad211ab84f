package dev.refocus.discover;

import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** An input that a list names: one file, never a folder or a glob. */
public final class NamedInput {
  private NamedInput() {}

  /** The URI in full, for machines with other working folders; as it is if it is none. */
  public static String qualified(String uri, Configuration hadoop) {
    try {
      Path path = InputPath.of(uri);
      return path.getFileSystem(hadoop).makeQualified(path).toString();
    } catch (IOException | IllegalArgumentException e) {
      return uri;
    }
  }

  /**
   * What the store says of it; an input that is refused if there is no such file.
   *
   * @param uri qualified
   * @param extensions lower-case endings of the names that may be an image's
   * @throws StoreFault if the store itself is in trouble
   */
  public static ImageRef of(String uri, Configuration hadoop, List<String> extensions) {
    try {
      Path path = new Path(uri);
      FileSystem files = path.getFileSystem(hadoop);
      if (!files.exists(path)) {
        return refused(uri, "no such file; correct the list", extensions);
      }
      if (files.getFileStatus(path).isDirectory()) {
        return refused(uri, "is a folder; list its files, or name it as --input", extensions);
      }
      InputFolder folder =
          files.getScheme().equals("file") ? new LocalInput(path) : new StoreInput(files, path);
      Scope scope = new Scope(folder.name(), null, extensions, new PassedOver());
      folder.list(scope);
      return scope.refs().iterator().next();
    } catch (IOException e) {
      if (StoreErrors.isFault(e)) {
        throw new StoreFault(uri, e);
      }
      return refused(uri, StoreErrors.explain("the store says", e), extensions);
    } catch (IllegalArgumentException e) {
      return refused(uri, "is no path and no URI; correct the list", extensions);
    }
  }

  private static ImageRef refused(String uri, String fault, List<String> extensions) {
    Scope scope = new Scope("", null, extensions, new PassedOver());
    scope.addNamed(Found.faulty(uri, uri.substring(uri.lastIndexOf('/') + 1), fault));
    return scope.refs().iterator().next();
  }
}
