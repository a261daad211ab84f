package dev.refocus.demo;

import dev.refocus.UsageException;
import dev.refocus.encode.KernelCsv;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * A folder of images to restore, with the truth where it is known: {@code lr/NAME.png}, {@code
 * hr/NAME.png}, {@code kernel/NAME.csv}.
 */
public final class DemoImages {
  private static final String PNG = ".png";

  private final Path folder;
  private final List<String> names;

  /**
   * Finds the demo's images.
   *
   * @throws UsageException if there is no {@code lr/*.png} in {@code folder}
   */
  public DemoImages(Path folder) throws IOException {
    this.folder = folder;
    Path lr = folder.resolve("lr");
    names = Files.isDirectory(lr) ? names(lr) : List.of();
    if (names.isEmpty()) {
      throw new UsageException(
          "no image %s/*.png; name a folder with lr/NAME.png, optionally hr/NAME.png and kernel/NAME.csv"
              .formatted(lr));
    }
  }

  private static List<String> names(Path lr) throws IOException {
    try (Stream<Path> files = Files.list(lr)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(PNG))
          .map(name -> name.substring(0, name.length() - PNG.length()))
          .sorted()
          .toList();
    }
  }

  /** The names of the images, without endings. */
  public List<String> names() {
    return names;
  }

  /** Where the LR image is. */
  public Path lr(String name) {
    return folder.resolve("lr").resolve(name + PNG);
  }

  /** The HR image that the LR image was made from. */
  public Optional<Path> trueHr(String name) {
    return Optional.of(folder.resolve("hr").resolve(name + PNG)).filter(Files::isRegularFile);
  }

  /** The kernel that the LR image was made with. */
  public Optional<Kernel> trueKernel(String name) throws IOException {
    Path file = folder.resolve("kernel").resolve(name + ".csv");
    return Files.isRegularFile(file) ? Optional.of(KernelCsv.read(file)) : Optional.empty();
  }

  /** Copies the LR images, and nothing else, to {@code uri/NAME.png}. */
  public void upload(String uri, Configuration hadoop) throws IOException {
    var target = new org.apache.hadoop.fs.Path(uri);
    FileSystem store = target.getFileSystem(hadoop);
    for (String name : names) {
      var source = new org.apache.hadoop.fs.Path(lr(name).toUri());
      store.copyFromLocalFile(source, new org.apache.hadoop.fs.Path(target, name + PNG));
    }
  }
}
