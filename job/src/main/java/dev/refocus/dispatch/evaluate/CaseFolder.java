package dev.refocus.dispatch.evaluate;

import dev.refocus.store.AtomicFile;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The folder that takes a benchmark's cases as files, for programs that read all that is there. */
record CaseFolder(String location) {
  void write(String name, byte[] bytes, Configuration hadoop) throws IOException {
    Path file = new Path(location, name);
    FileSystem files = file.getFileSystem(hadoop);
    // Hadoop's would leave a file of check sums beside every image.
    AtomicFile.write(
        files instanceof LocalFileSystem local ? local.getRawFileSystem() : files, file, bytes);
  }
}
