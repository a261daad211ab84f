package dev.refocus.cli;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.Printable;
import dev.refocus.RefocusException;
import dev.refocus.UsageException;
import dev.refocus.cli.table.ResultLine;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.export.ExportForm;
import dev.refocus.export.ExportSource;
import dev.refocus.export.FileNames;
import dev.refocus.row.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A local folder, image by image, into PNG files of the same folders and names. */
final class FolderFit {
  private final Path input;
  private final Path output;
  private final LocalFit fit;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * @param output absent, or a folder
   * @param console takes a line for each image
   */
  FolderFit(Path input, Path output, LocalFit fit, RunConfig run, PrintWriter console) {
    this.input = input;
    this.output = output;
    this.fit = fit;
    this.run = run;
    this.console = console;
  }

  /**
   * A line for every file whose name may be an image's.
   *
   * @throws UsageException if there is none, or the output cannot be one
   */
  List<ResultLine> restore() throws IOException {
    requireUsable();
    List<ImageRef> images =
        new ImageListing(new Configuration(), run.inputs().extensions(), console)
            .list("INPUT", input.toString()).stream()
                .filter(ImageRef::named)
                .sorted(Comparator.comparing(ImageRef::uri))
                .toList();
    ExportForm form = ExportForm.DEFAULT;
    FileNames names =
        new FileNames(form.template(), form.format(), images.stream().map(this::source).toList());
    List<ResultLine> lines = new ArrayList<>();
    for (ImageRef image : images) {
      lines.add(line(image, output.resolve(names.of(source(image)))));
      console.printf(
          Locale.ROOT,
          "%d of %d images done: %s%n",
          lines.size(),
          images.size(),
          Printable.of(image.path()));
      console.flush();
    }
    return lines;
  }

  private void requireUsable() {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new UsageException(
          "--output %s: is a file, and INPUT is a folder; name a folder".formatted(output));
    }
    if (real(output).startsWith(real(input))) {
      throw new UsageException(
          "--output %s: lies in the input folder, so the next run would restore its images; name a folder beside it"
              .formatted(output));
    }
  }

  private static Path real(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private ExportSource source(ImageRef image) {
    return ExportSource.of(image.uri(), image.dataset(), image.path(), null, fit.factor());
  }

  private ResultLine line(ImageRef image, Path hr) throws IOException {
    Path file = input.resolve(image.path());
    try {
      if (image.refusal() != null) {
        return line(image, Status.FAILED, image.refusal());
      }
      byte[] bytes = LocalFiles.read(file, run.limits().maxBytes());
      Optional<Finding> foreign = new ImageDecoder(run.limits()).foreign(bytes);
      if (foreign.isPresent()) {
        return line(image, Status.SKIPPED, foreign.get());
      }
      Files.createDirectories(hr.getParent());
      return fit.restore(file, bytes, new FitFiles(hr, null, null));
    } catch (RefocusException e) {
      return line(image, Status.FAILED, e.finding());
    } catch (UsageException e) {
      return line(image, Status.FAILED, new Finding(ErrorCode.UNREADABLE, e.getMessage()));
    } catch (OutOfMemoryError e) {
      return line(image, Status.FAILED, Finding.outOfMemory());
    }
  }

  private static ResultLine line(ImageRef image, Status status, Finding reason) {
    return ResultLine.unrestored(image.uri(), image.dataset(), status, reason, null);
  }
}
