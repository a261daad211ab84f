package dev.refocus.discover;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** Files of a store that Hadoop reaches. */
final class StoreInput implements InputFolder {
  private final FileSystem files;
  private final Path folder;
  private final boolean glob;
  private final List<FileStatus> matches;

  /**
   * @param input qualified
   */
  StoreInput(FileSystem files, Path input) throws IOException {
    this.files = files;
    this.glob = !files.exists(input);
    this.matches = glob ? globbed(input) : List.of(files.getFileStatus(input));
    boolean file = !glob && matches.get(0).isFile();
    this.folder = glob ? InputPath.withoutGlob(input) : file ? input.getParent() : input;
  }

  private List<FileStatus> globbed(Path input) throws IOException {
    FileStatus[] found = files.globStatus(input);
    return found == null ? List.of() : List.of(found);
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
  public String below(Path output) {
    return output.toUri().getScheme().equals(folder.toUri().getScheme())
            && Objects.equals(output.toUri().getAuthority(), folder.toUri().getAuthority())
        ? InputPath.below(folder, output)
        : null;
  }

  @Override
  public void list(Scope scope) throws IOException {
    for (FileStatus match : matches) {
      if (match.isFile() && !glob) {
        scope.addNamed(found(match));
      } else if (match.isFile()) {
        scope.add(found(match));
      } else if (files instanceof S3AFileSystem s3) {
        new S3Keys(s3).below(match.getPath(), folder, scope::add);
      } else {
        addBelow(match.getPath(), scope);
      }
    }
  }

  private void addBelow(Path match, Scope scope) throws IOException {
    RemoteIterator<LocatedFileStatus> found = files.listFiles(match, true);
    while (found.hasNext()) {
      scope.add(found(found.next()));
    }
  }

  private Found found(FileStatus file) {
    String uri = file.getPath().toString();
    String relative = InputPath.below(folder, file.getPath());
    if (relative == null) {
      return Found.faulty(
          uri, file.getPath().getName(), "lies outside the input folder; rename it");
    }
    String etag = file instanceof EtagSource source ? source.getEtag() : null;
    return new Found(
        uri, relative, new Listed(file.getLen(), file.getModificationTime(), etag), null);
  }
}
