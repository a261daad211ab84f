package dev.refocus.discover;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobFilter;

/** The local files that Hadoop's listing passes over in silence, see {@link LocalNames}. */
final class UndecodedFiles {
  private UndecodedFiles() {}

  /** Those in a folder and in its undecoded folders; links are not followed. */
  static List<FileStatus> in(org.apache.hadoop.fs.Path folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (Path entry : undecoded(folder)) {
      add(entry, found);
    }
    return found;
  }

  /** Those that the last name of a glob matches. */
  static List<FileStatus> matching(FileSystem files, org.apache.hadoop.fs.Path glob)
      throws IOException {
    List<FileStatus> found = new ArrayList<>();
    GlobFilter filter = new GlobFilter(glob.getName());
    FileStatus[] folders = files.globStatus(glob.getParent());
    for (FileStatus folder : folders == null ? new FileStatus[0] : folders) {
      for (Path entry : undecoded(folder.getPath())) {
        if (filter.accept(hadoop(entry))) {
          add(entry, found);
        }
      }
    }
    return found;
  }

  private static List<Path> undecoded(org.apache.hadoop.fs.Path folder) throws IOException {
    Path local = LocalNames.path(folder.toUri().getPath());
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(local)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(local)) {
        for (Path entry : entries) {
          if (LocalNames.undecoded(entry).isPresent()) {
            found.add(entry);
          }
        }
      }
    }
    return found;
  }

  private static void add(Path entry, List<FileStatus> found) throws IOException {
    BasicFileAttributes file =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (file.isDirectory()) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(entry)) {
        for (Path below : entries) {
          add(below, found);
        }
      }
      return;
    }
    long modified = file.lastModifiedTime().toMillis();
    found.add(new FileStatus(file.size(), false, 1, 0, modified, hadoop(entry)));
  }

  private static org.apache.hadoop.fs.Path hadoop(Path entry) {
    return new org.apache.hadoop.fs.Path("file", null, LocalNames.text(entry));
  }
}
