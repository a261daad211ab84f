package dev.refocus.discover.choice;

import dev.refocus.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.GlobPattern;

/**
 * A glob over names below an input folder. Without a slash it matches the last name, wherever the
 * file lies; with one it matches the whole path. {@code *} and {@code ?} stay within a name, {@code
 * **} stands for any number of folders, and a slash at the end for everything below.
 */
final class PathGlob {
  private static final String ANY_FOLDERS = "**";

  private final List<String[]> alternatives = new ArrayList<>();

  /**
   * @param option that names the glob, for messages
   * @throws UsageException if a bracket or brace is not closed
   */
  PathGlob(String option, String glob) {
    try {
      for (String each : GlobExpander.expand(glob)) {
        String below = each.endsWith("/") ? each + ANY_FOLDERS : each;
        String anywhere = below.contains("/") ? below : ANY_FOLDERS + "/" + below;
        alternatives.add(anywhere.replaceFirst("^/", "").split("/", -1));
      }
      for (String[] names : alternatives) {
        for (String name : names) {
          // The pattern's own exception is of a class that Hadoop hides.
          new GlobFilter(name);
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "%s %s: is no glob (%s); close every bracket and brace, or put \\ before it"
              .formatted(option, glob, e.getMessage()),
          e);
    }
  }

  boolean matches(String path) {
    String[] names = path.split("/");
    return alternatives.stream().anyMatch(globs -> matches(globs, 0, names, 0));
  }

  private static boolean matches(String[] globs, int glob, String[] names, int name) {
    if (glob == globs.length) {
      return name == names.length;
    }
    if (globs[glob].equals(ANY_FOLDERS)) {
      return matches(globs, glob + 1, names, name)
          || (name < names.length && matches(globs, glob, names, name + 1));
    }
    return name < names.length
        && new GlobPattern(globs[glob]).matches(names[name])
        && matches(globs, glob + 1, names, name + 1);
  }
}
