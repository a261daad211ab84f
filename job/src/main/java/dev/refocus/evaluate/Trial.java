package dev.refocus.evaluate;

import dev.refocus.ShellWords;
import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One method on a case: a row of the result. */
public record Trial(BenchmarkCase benchmarkCase, Method method) implements Serializable {

  /** Equal for equal work: a trial whose key is in the output is not run again. */
  public String key() {
    return key(benchmarkCase.id(), benchmarkCase.hash(), method.id());
  }

  public static String key(String caseId, String caseHash, String configId) {
    return "%s %s %s".formatted(caseId, caseHash, configId);
  }

  /**
   * The command that runs this trial alone and draws it.
   *
   * @param benchmark the command that runs the whole benchmark
   */
  public String command(String benchmark) {
    return "%s --case %s %s"
        .formatted(benchmark, ShellWords.quote(benchmarkCase.id()), method.options());
  }

  /** The folder of its pictures among those of the others. */
  public String pictures() {
    return pictures(benchmarkCase.id(), method.way(), method.seed());
  }

  /** The same of a row. */
  public static String pictures(String caseId, String profile, long seed) {
    return String.format(Locale.ROOT, "%s/%s-%d", folder(caseId), profile, seed);
  }

  /** An image's name may be "..", as that of {@code ...png} is. */
  private static String folder(String id) {
    return Stream.of(id.split("/", -1))
        .map(name -> name.matches("\\.{0,2}") ? "_" + name : name)
        .collect(Collectors.joining("/"));
  }
}
