package dev.refocus.evaluate.kernels;

import dev.refocus.UsageException;
import dev.refocus.encode.KernelCsv;
import dev.refocus.text.Names;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kernels in local files, one or a glob of them. */
final class KernelFiles {
  private KernelFiles() {}

  /**
   * @param pattern relative to {@code folder}; {@code * ? [ab] {a,b}} in its last part
   * @throws UsageException if no file is there
   */
  static KernelSource source(Path folder, String pattern) {
    List<NamedKernel> kernels = new ArrayList<>();
    for (Path file : files(folder.resolve(pattern).normalize(), pattern)) {
      try {
        kernels.add(
            new NamedKernel(Names.stem(file.getFileName().toString()), KernelCsv.read(file)));
      } catch (IOException e) {
        throw new UsageException("kernel %s: cannot be read; make it readable".formatted(file), e);
      }
    }
    return scale -> fitting(kernels, scale);
  }

  private static List<NamedKernel> fitting(List<NamedKernel> kernels, int scale) {
    for (NamedKernel kernel : kernels) {
      if (Math.floorMod(kernel.kernel().size() - scale, 2) != 0) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "kernel %s: %d x %d, its size must differ from the scale %d by an even number; use another scale or pad it",
                kernel.name(),
                kernel.kernel().size(),
                kernel.kernel().size(),
                scale));
      }
    }
    return kernels;
  }

  private static List<Path> files(Path path, String pattern) {
    List<Path> files = new ArrayList<>();
    if (Files.isRegularFile(path)) {
      files.add(path);
    } else if (Files.isDirectory(path.getParent())) {
      String name = path.getFileName().toString();
      try (DirectoryStream<Path> found = Files.newDirectoryStream(path.getParent(), name)) {
        found.forEach(files::add);
      } catch (IOException e) {
        throw new UsageException("kernels %s: cannot be listed; check the path".formatted(path), e);
      }
    }
    if (files.isEmpty()) {
      throw new UsageException(
          "kernel %s: no such file (%s) and no such generator; check the name"
              .formatted(pattern, path));
    }
    files.sort(null);
    return files;
  }
}
