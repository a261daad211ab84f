package dev.refocus.discover;

import dev.refocus.UsageException;
import dev.refocus.store.StoreErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the inputs below a file, a folder or a glob. */
public final class ImageListing {
  /** The slowest first, so that none of them starts last; the URI breaks ties. */
  public static final Comparator<ImageRef> LARGEST_FIRST =
      Comparator.comparingLong(ImageRef::bytes).reversed().thenComparing(ImageRef::uri);

  private final Configuration hadoop;
  private final List<String> extensions;
  private final PrintWriter console;
  private final String output;

  /**
   * A listing of all that a folder holds.
   *
   * @param extensions lower-case endings of the names that may be an image's
   * @param console takes a line that counts what is passed over
   */
  public ImageListing(Configuration hadoop, List<String> extensions, PrintWriter console) {
    this(hadoop, extensions, console, null);
  }

  /**
   * A listing that leaves out the run's own output.
   *
   * @param output folder of the run's table, in which nothing is an input; may be null
   */
  public ImageListing(
      Configuration hadoop, List<String> extensions, PrintWriter console, String output) {
    this.hadoop = hadoop;
    this.extensions = List.copyOf(extensions);
    this.console = console;
    this.output = output;
  }

  /**
   * Every input, the largest first.
   *
   * @param input a path or URI; {@code * ? [ab] {a,b}} are globs unless a file has that very name
   * @throws UsageException if there is no such path, no image under it, or no access to it
   */
  public List<ImageRef> list(String input) {
    return list("--input", input);
  }

  /**
   * The same.
   *
   * @param option that names the input, for messages
   */
  public List<ImageRef> list(String option, String input) {
    return list(option, List.of(input));
  }

  /**
   * The same of several inputs, each file once: a shell's glob names files that are no images too.
   *
   * @param option that names the inputs, for messages
   * @throws UsageException also if there is no image under any of them
   */
  public List<ImageRef> list(String option, List<String> inputs) {
    PassedOver passedOver = new PassedOver();
    Map<String, ImageRef> found = new LinkedHashMap<>();
    for (String input : inputs) {
      try {
        listed(option, input, passedOver).forEach(ref -> found.putIfAbsent(ref.uri(), ref));
      } catch (IOException | IllegalArgumentException e) {
        throw StoreErrors.usage(option, input, e);
      }
    }
    if (found.values().stream().noneMatch(ImageRef::named)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s %s: no image among its %d files (names ending in %s)%s; name a folder, file or glob with images",
              option,
              String.join(" ", inputs),
              found.size(),
              String.join(", ", extensions),
              passedOver.isEmpty() ? "" : "; passed over: " + passedOver));
    }
    report(option, inputs, passedOver);
    return found.values().stream().sorted(LARGEST_FIRST).collect(Collectors.toList());
  }

  private void report(String option, List<String> inputs, PassedOver passedOver) {
    if (!passedOver.isEmpty()) {
      String more = inputs.size() > 1 ? " and " + (inputs.size() - 1) + " more" : "";
      console.printf("%s %s%s: passed over: %s%n", option, inputs.get(0), more, passedOver);
      console.flush();
    }
  }

  private Collection<ImageRef> listed(String option, String input, PassedOver passedOver)
      throws IOException {
    Path path = InputPath.of(input);
    FileSystem files = path.getFileSystem(hadoop);
    Path root = files.makeQualified(path);
    InputFolder folder =
        files.getScheme().equals("file") ? new LocalInput(root) : new StoreInput(files, root);
    if (folder.isEmpty()) {
      throw new UsageException(
          "%s %s: no such file or folder; check the path (globs: * ? [ab] {a,b})"
              .formatted(option, input));
    }
    String outputName = output == null ? null : folder.below(qualified(output));
    Scope scope = new Scope(folder.name(), outputName, extensions, passedOver);
    folder.list(scope);
    return scope.refs();
  }

  private Path qualified(String output) {
    try {
      Path path = new Path(output);
      return path.getFileSystem(hadoop).makeQualified(path);
    } catch (IOException | IllegalArgumentException e) {
      throw StoreErrors.usage("--output", output, e);
    }
  }
}
