package dev.refocus.discover;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.GlobPattern;

/** Hadoop's globs over local files: its own search ends at the first name with a colon. */
final class LocalGlob {
  private LocalGlob() {}

  /** What is there, in no order. */
  static Set<Path> matches(String glob) throws IOException {
    Set<Path> matches = new LinkedHashSet<>();
    for (String pattern : GlobExpander.expand(glob)) {
      matches.addAll(matching(pattern));
    }
    return matches;
  }

  private static List<Path> matching(String pattern) throws IOException {
    List<Path> matches = List.of(Path.of("/"));
    for (String name : pattern.split("/", -1)) {
      if (!name.isEmpty()) {
        matches = next(matches, name);
      }
    }
    return matches;
  }

  private static List<Path> next(List<Path> folders, String name) throws IOException {
    GlobPattern pattern = pattern(name);
    List<Path> matches = new ArrayList<>();
    for (Path folder : folders) {
      if (!pattern.hasWildcard()) {
        Path match = folder.resolve(LocalPaths.named(name.replaceAll("\\\\(.)", "$1")));
        if (Files.exists(match)) {
          matches.add(match);
        }
      } else if (Files.isDirectory(folder)) {
        addMatches(folder, pattern, matches);
      }
    }
    return matches;
  }

  /**
   * @throws IOException if a bracket or brace is not closed
   */
  static GlobPattern pattern(String name) throws IOException {
    // The pattern's own exception is of a class that Hadoop hides.
    new GlobFilter(name);
    return new GlobPattern(name);
  }

  private static void addMatches(Path folder, GlobPattern pattern, List<Path> matches)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (pattern.matches(LocalPaths.name(entry.getFileName()))) {
          matches.add(entry);
        }
      }
    }
  }
}
