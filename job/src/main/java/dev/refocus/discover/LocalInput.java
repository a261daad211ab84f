package dev.refocus.discover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Local files. Hadoop's own listing passes over some of them, and opens pipes. */
final class LocalInput implements InputFolder {
  private final org.apache.hadoop.fs.Path folder;
  private final Path path;
  private final Set<Path> matches;

  /**
   * @param input qualified
   */
  LocalInput(org.apache.hadoop.fs.Path input) throws IOException {
    Path named = LocalPaths.of(input);
    this.path = Files.exists(named) ? named : null;
    this.matches = path != null ? Set.of(path) : LocalGlob.matches(input.toUri().getPath());
    this.folder =
        path == null
            ? InputPath.withoutGlob(input)
            : Files.isDirectory(path) ? input : input.getParent();
  }

  @Override
  public boolean isEmpty() {
    return matches.isEmpty();
  }

  @Override
  public String name() {
    return InputPath.nameOf(folder);
  }

  @Override
  public String below(org.apache.hadoop.fs.Path output) throws IOException {
    if (!"file".equals(output.toUri().getScheme())) {
      return null;
    }
    Path root = LocalPaths.of(folder).toRealPath();
    Path real = LocalPaths.real(LocalPaths.of(output));
    return real.startsWith(root) && !real.equals(root)
        ? LocalPaths.name(root.relativize(real))
        : null;
  }

  @Override
  public void list(Scope scope) throws IOException {
    if (path != null && !Files.isDirectory(path)) {
      scope.addNamed(file());
      return;
    }
    LocalFolder walk = new LocalFolder(LocalPaths.of(folder), scope);
    for (Path match : matches) {
      walk.take(match);
    }
  }

  private Found file() throws IOException {
    String name = LocalPaths.name(path.getFileName());
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    return file.isRegularFile()
        ? LocalPaths.found(path, name, file)
        : Found.faulty(LocalPaths.uri(path), name, LocalPaths.NO_FILE);
  }
}
