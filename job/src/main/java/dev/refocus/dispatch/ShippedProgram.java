package dev.refocus.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * The jars that a distribution of Spark lacks. They lie in one folder, and executors fetch them
 * from the driver. An image of Kubernetes holds them already.
 */
final class ShippedProgram {
  private static final String JARS = "spark.jars";

  private ShippedProgram() {}

  /** Adds the jars, unless the user names those of executors or an image has them. */
  static void ship(SparkConf conf) {
    Path program = place();
    if (!program.toString().endsWith(".jar")) {
      // From class files driver and executors are on one machine.
      conf.setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    } else if (!conf.get("spark.master").startsWith("k8s://") && namesNone(conf, program)) {
      conf.set(JARS, jars(program.getParent()));
    }
  }

  /** {@code spark-submit} names the jar that it was given. */
  private static boolean namesNone(SparkConf conf, Path program) {
    String named = conf.get(JARS, "");
    return named.isEmpty()
        || (!named.contains(",")
            && named.endsWith("/" + program.getFileName())
            && !named.startsWith("local:"));
  }

  private static String jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path place() {
    try {
      URI place = ShippedProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
