package dev.refocus.faults;

import dev.refocus.StandaloneCluster;
import dev.refocus.demo.S3Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The long form of {@link TestKills}.
 *
 * <p>{@code deploy/faults [--kills N] [--seed N] [--images N]}
 */
@Command(name = "deploy/faults", mixinStandardHelpOptions = true, sortOptions = false)
final class RunFaults implements Callable<Integer> {
  @Option(names = "--kills", paramLabel = "N", defaultValue = "30", description = "How many.")
  private int kills;

  @Option(names = "--seed", paramLabel = "N", description = "Of the moments (default: a new one).")
  private Long seed;

  @Option(names = "--images", paramLabel = "N", defaultValue = "24", description = "Of each run.")
  private int images;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RunFaults()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("refocus-faults");
    System.out.println("logs in " + folder);
    // Whatever ends this program, by Ctrl-C too, ends what it has started.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    try (S3Fixture s3 = S3Fixture.onDisk(Files.createDirectory(folder.resolve("s3")), "kills");
        StandaloneCluster cluster =
            new StandaloneCluster(Files.createDirectory(folder.resolve("spark")))) {
      Archive archive = new Archive(s3, "kills", Map.of(), folder, images);
      long chosen = seed == null ? System.nanoTime() : seed;
      System.out.println(new Kills(s3, cluster, archive, folder, chosen, System.out).run(kills));
    }
    return 0;
  }
}
