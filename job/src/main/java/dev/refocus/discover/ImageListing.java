package dev.refocus.discover;

import dev.refocus.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the inputs below a file, a folder or a glob. */
public final class ImageListing {
  /** The slowest first, so that none of them starts last; the URI breaks ties. */
  private static final Comparator<ImageRef> LARGEST_FIRST =
      Comparator.comparingLong(ImageRef::bytes).reversed().thenComparing(ImageRef::uri);

  private final Configuration hadoop;
  private final List<String> extensions;

  /**
   * @param extensions lower-case endings of the names that may be an image's
   */
  public ImageListing(Configuration hadoop, List<String> extensions) {
    this.hadoop = hadoop;
    this.extensions = List.copyOf(extensions);
  }

  /**
   * Every input, the largest first.
   *
   * @param input a path or URI; {@code * ? [ab] {a,b}} are globs unless a file has that very name
   * @throws UsageException if there is no such path, no image under it, or no access to it
   */
  public List<ImageRef> list(String input) {
    return list("--input", input);
  }

  /**
   * The same.
   *
   * @param option that names the input, for messages
   */
  public List<ImageRef> list(String option, String input) {
    return list(option, List.of(input));
  }

  /**
   * The same of several inputs, each file once: a shell's glob names files that are no images too.
   *
   * @param option that names the inputs, for messages
   * @throws UsageException also if there is no image under any of them
   */
  public List<ImageRef> list(String option, List<String> inputs) {
    Set<ImageRef> found = new LinkedHashSet<>();
    for (String input : inputs) {
      try {
        found.addAll(listed(option, input));
      } catch (IOException | IllegalArgumentException e) {
        throw StoreErrors.usage(option, input, e);
      }
    }
    if (found.stream().noneMatch(ImageRef::named)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s %s: no image among its %d files (names ending in %s); name a folder, file or glob with images",
              option,
              String.join(" ", inputs),
              found.size(),
              String.join(", ", extensions)));
    }
    return found.stream().sorted(LARGEST_FIRST).collect(Collectors.toList());
  }

  private List<ImageRef> listed(String option, String input) throws IOException {
    Path path = StorePath.of(input);
    FileSystem files = path.getFileSystem(hadoop);
    Path root = files.makeQualified(path);
    List<FileStatus> matches = matches(files, root);
    List<FileStatus> undecoded = undecodedMatches(files, root);
    if (matches.isEmpty() && undecoded.isEmpty()) {
      throw new UsageException(
          "%s %s: no such file or folder; check the path (globs: * ? [ab] {a,b})"
              .formatted(option, input));
    }
    boolean oneFile = matches.size() == 1 && matches.get(0).isFile() && undecoded.isEmpty();
    Path folder = oneFile ? root.getParent() : withoutGlob(root);
    List<ImageRef> refs = new ArrayList<>();
    for (FileStatus match : matches) {
      addAll(files, match.getPath(), folder, refs);
    }
    undecoded.forEach(file -> add(file, folder, refs));
    return refs;
  }

  private static List<FileStatus> matches(FileSystem files, Path root) throws IOException {
    if (files.exists(root)) {
      return List.of(files.getFileStatus(root));
    }
    FileStatus[] matches = files.globStatus(root);
    return matches == null ? List.of() : List.of(matches);
  }

  private static List<FileStatus> undecodedMatches(FileSystem files, Path root) throws IOException {
    return files.getScheme().equals("file") && !files.exists(root)
        ? UndecodedFiles.matching(files, root)
        : List.of();
  }

  private void addAll(FileSystem files, Path match, Path folder, List<ImageRef> refs)
      throws IOException {
    if (files.getScheme().equals("file")) {
      addLocal(files, match, folder, refs);
      return;
    }
    RemoteIterator<LocatedFileStatus> found = files.listFiles(match, true);
    while (found.hasNext()) {
      add(found.next(), folder, refs);
    }
  }

  /** Hadoop's own walk starts a process for every local file, to ask for its permissions. */
  private void addLocal(FileSystem files, Path match, Path folder, List<ImageRef> refs)
      throws IOException {
    UndecodedFiles.in(match).forEach(file -> add(file, folder, refs));
    for (FileStatus found : files.listStatus(match)) {
      if (found.isDirectory()) {
        addLocal(files, found.getPath(), folder, refs);
      } else {
        add(found, folder, refs);
      }
    }
  }

  private void add(FileStatus file, Path folder, List<ImageRef> refs) {
    String relative = relative(folder, file.getPath());
    if (!hidden(relative)) {
      refs.add(ref(file, folder, relative));
    }
  }

  private ImageRef ref(FileStatus file, Path folder, String relative) {
    int slash = relative.lastIndexOf('/');
    String dataset = slash < 0 ? nameOf(folder) : relative.substring(0, slash);
    String name = relative.substring(slash + 1);
    String uri = file.getPath().toString();
    return new ImageRef(uri, dataset, file.getLen(), file.getModificationTime(), named(name));
  }

  private boolean named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The deepest folder above every glob of the path. */
  private static Path withoutGlob(Path root) {
    Path folder = root;
    for (Path path = root; path != null; path = path.getParent()) {
      if (path.getName().matches(".*[*?\\[{].*")) {
        folder = path.getParent();
      }
    }
    return folder;
  }

  private static String relative(Path folder, Path file) {
    String above = folder.toUri().getPath();
    String path = file.toUri().getPath();
    return path.substring(above.endsWith("/") ? above.length() : above.length() + 1);
  }

  private static boolean hidden(String relative) {
    for (String name : relative.split("/", -1)) {
      if (name.startsWith(".") || name.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  /** A bucket's root has no name; the bucket has. */
  private static String nameOf(Path folder) {
    String host = folder.toUri().getHost();
    return folder.isRoot() ? (host == null ? "/" : host) : folder.getName();
  }
}
