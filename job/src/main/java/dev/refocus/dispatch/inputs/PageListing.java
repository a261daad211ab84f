package dev.refocus.dispatch.inputs;

import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * How many pages a file has; executors look, because every TIFF has to be read for it.
 *
 * @param hadoop how executors reach the input
 */
public record PageListing(RunConfig run, Broadcast<SerializableConfiguration> hadoop)
    implements Function<ImageRef, Integer> {
  private static final int HEAD_BYTES = 4;

  /** Files for a core in so many parts: a look takes milliseconds, a task 50. */
  static final int SLICES = 8;

  /** The inputs of {@code files}: a file with several pages gives way to them, in its place. */
  public static List<ImageRef> of(
      List<ImageRef> files,
      JavaSparkContext context,
      RunConfig run,
      Broadcast<SerializableConfiguration> hadoop) {
    context.setJobDescription("Refocus: pages of %s files".formatted(files.size()));
    List<Integer> pages =
        context
            .parallelize(files, Math.min(files.size(), SLICES * context.defaultParallelism()))
            .map(new PageListing(run, hadoop))
            .collect();
    Set<String> taken = new HashSet<>();
    files.forEach(file -> taken.add(file.uri()));
    return IntStream.range(0, files.size())
        .boxed()
        .flatMap(i -> pages(files.get(i), pages.get(i), taken))
        .toList();
  }

  private static Stream<ImageRef> pages(ImageRef file, int count, Set<String> taken) {
    return count == 1
        ? Stream.of(file)
        : IntStream.rangeClosed(1, count).mapToObj(page -> unique(file.ofPage(page), taken));
  }

  private static ImageRef unique(ImageRef page, Set<String> taken) {
    return taken.contains(page.uri()) ? unique(page.otherwise(), taken) : page;
  }

  /** 1 for what cannot be read, too: its row says why. */
  @Override
  public Integer call(ImageRef file) {
    ImageReader reader = new ImageReader(hadoop.value().value(), run.limits().maxBytes());
    try {
      return file.named() && ImageDecoder.mayHavePages(reader.head(file, HEAD_BYTES))
          ? new ImageDecoder(run.limits()).pages(reader.read(file))
          : 1;
    } catch (RefocusException e) {
      return 1;
    }
  }
}
