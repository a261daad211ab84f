package dev.refocus.discover;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Walks a local folder. Links are followed to files of the folder only: a link to one of its
 * folders would list it twice or without end, and one that leads out of it may lead anywhere.
 */
final class LocalFolder {
  private final Path root;
  private final Path realRoot;
  private final Scope scope;
  private final Deque<Path> pending = new ArrayDeque<>();

  /**
   * @param root absolute; names are relative to it
   */
  LocalFolder(Path root, Scope scope) throws IOException {
    this.root = root;
    this.realRoot = root.toRealPath();
    this.scope = scope;
  }

  /**
   * Takes a file of the folder, or everything below one of its folders, or below itself.
   *
   * @throws IOException if the root cannot be listed
   */
  void take(Path match) throws IOException {
    if (match.equals(root)) {
      entries(root).forEach(this::visit);
    } else if (isBehindLink(match)) {
      visitLink(match);
    } else {
      visit(match);
    }
    while (!pending.isEmpty()) {
      Path folder = pending.pop();
      try {
        entries(folder).forEach(this::visit);
      } catch (IOException e) {
        refuse(folder, "/", "the folder cannot be listed: " + LocalPaths.reason(e));
      }
    }
  }

  /** Globs go through links. */
  private boolean isBehindLink(Path match) throws IOException {
    Path folder = match.getParent();
    return !folder.toRealPath().equals(realRoot.resolve(root.relativize(folder)));
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private void visit(Path entry) {
    if (scope.passesOver(relative(entry))) {
      return;
    }
    try {
      BasicFileAttributes file =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (file.isSymbolicLink()) {
        visitLink(entry);
      } else if (file.isDirectory()) {
        pending.push(entry);
      } else {
        takeFile(entry, file);
      }
    } catch (NoSuchFileException e) {
      // Deleted since the folder was listed.
    } catch (IOException e) {
      refuse(entry, "", LocalPaths.reason(e));
    }
  }

  private void visitLink(Path link) throws IOException {
    Path target;
    try {
      target = link.toRealPath();
    } catch (IOException e) {
      refuse(link, "", "the target of the link does not exist; correct or delete the link");
      return;
    }
    boolean folder = Files.isDirectory(target);
    if (!target.startsWith(realRoot)) {
      refuse(
          link,
          folder ? "/" : "",
          "the link leads out of the input folder, so the program does not follow it; copy its target into the folder or name the target as input");
    } else if (folder || isBehindLink(link)) {
      scope.passOver(PassedOver.Reason.LINK, relative(link));
    } else {
      takeFile(link, Files.readAttributes(target, BasicFileAttributes.class));
    }
  }

  private void takeFile(Path path, BasicFileAttributes file) {
    if (file.isRegularFile()) {
      scope.addNamed(LocalPaths.found(path, relative(path), file));
    } else {
      refuse(path, "", LocalPaths.NO_FILE);
    }
  }

  private void refuse(Path path, String end, String fault) {
    scope.addNamed(Found.faulty(LocalPaths.uri(path) + end, relative(path) + end, fault));
  }

  private String relative(Path path) {
    return LocalPaths.name(root.relativize(path));
  }
}
