package dev.refocus.evaluate;

import dev.refocus.UsageException;
import dev.refocus.config.spec.SpecFile;
import dev.refocus.evaluate.opinion.OpinionSpec;
import dev.refocus.text.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A benchmark specification, {@code datasets/NAME.yaml}; {@code datasets/README.md} describes every
 * key. Keys beside {@code groups} hold for every group that does not say otherwise.
 *
 * @param name the file's name without ending
 */
public record BenchmarkSpec(String name, List<CaseGroup> groups) {

  /**
   * Reads a specification and the kernels that it names.
   *
   * @throws UsageException if the file cannot be read or says something that cannot be done
   */
  public static BenchmarkSpec read(Path file) {
    return of(file, SpecFile.read(file, OpinionSpec.EXAMPLE));
  }

  private static BenchmarkSpec of(Path file, Object yaml) {
    String name = Names.stem(file.getFileName().toString());
    if (name.matches("\\.*")) {
      throw new UsageException(
          "%s: the output gets the same name as the specification; rename the file"
              .formatted(file));
    }
    if (!(yaml instanceof Map<?, ?> top)) {
      throw new UsageException("%s: must be a mapping, see datasets/README.md".formatted(file));
    }
    Map<Object, Object> common = new LinkedHashMap<>(top);
    Object blocks = common.remove("groups");
    List<CaseGroup> groups = new ArrayList<>();
    if (blocks == null) {
      common.putIfAbsent("name", name);
      groups.add(GroupReader.read(file, common));
    } else {
      for (Object block : blocks instanceof List<?> list ? list : List.of(blocks)) {
        groups.add(GroupReader.read(file, merged(file, common, block)));
      }
    }
    Different.require(
        groups,
        CaseGroup::name,
        twice -> "%s: two groups named %s; rename one".formatted(file, twice));
    return new BenchmarkSpec(name, groups);
  }

  private static Map<Object, Object> merged(Path file, Map<Object, Object> common, Object block) {
    if (!(block instanceof Map<?, ?> own)) {
      throw new UsageException(
          "%s: groups: %s, must be mappings, see datasets/README.md".formatted(file, block));
    }
    Map<Object, Object> all = new LinkedHashMap<>(common);
    all.putAll(own);
    return all;
  }
}
