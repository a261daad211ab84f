package dev.refocus.commit.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.refocus.store.AtomicFile;
import dev.refocus.store.SmallFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * {@code _GROUPS.json}: the kernels that images of an output have in common. A group's kernel never
 * changes once it stands here, so that images that come later are restored as those before them.
 *
 * @param version of this form: 1
 * @param by what makes a group: {@code folder}, {@code camera} or {@code cluster}
 */
public record KernelGroups(int version, String by, List<Group> groups) {
  public static final String FILE = "_GROUPS.json";
  private static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * One group.
   *
   * @param name the folder, the camera, or {@code cluster-1} and so on: {@code kernel_group} of the
   *     rows that took this kernel
   * @param size {@code K} of the kernel
   * @param weights {@code K x K} of unit sum in row order
   * @param agreement mean likeness of the estimates that the kernel is the mean of, 0 to 1
   * @param lrPixels in which they were made
   * @param members likeness of each estimate to the kernel, by {@code image_id}; the surest 256 of
   *     a larger group
   */
  public record Group(
      String name,
      int size,
      List<Float> weights,
      double agreement,
      int lrPixels,
      Map<String, Double> members) {}

  /** Groups of one kind. */
  public KernelGroups(String by, List<Group> groups) {
    this(VERSION, by, groups);
  }

  /** Those of an output; none if no run has shared kernels there. */
  public static List<Group> read(OutputFolder output) throws IOException {
    FileSystem files = output.files();
    return files.exists(file(output))
        ? JSON.readValue(SmallFile.read(files, file(output)), KernelGroups.class).groups()
        : List.of();
  }

  public void write(OutputFolder output) throws IOException {
    AtomicFile.write(
        output.files(),
        file(output),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }

  private static Path file(OutputFolder output) {
    return new Path(output.path(), FILE);
  }
}
