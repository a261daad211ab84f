package dev.refocus.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.StandaloneCluster;
import dev.refocus.demo.S3Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code deploy/faults}: one executor, one driver, one store. */
@Timeout(1800)
@Tag("long")
class TestKills {
  @TempDir private Path folder;

  @Test
  void nothingIsLostWhateverIsKilled() throws Exception {
    try (S3Fixture s3 = S3Fixture.onDisk(Files.createDirectory(folder.resolve("s3")), "kills");
        StandaloneCluster cluster =
            new StandaloneCluster(Files.createDirectory(folder.resolve("spark")))) {
      Archive archive = new Archive(s3, "kills", Map.of(), folder, 6);
      long seed = System.nanoTime();
      String result = new Kills(s3, cluster, archive, folder, seed, System.out).run(3);
      assertThat(result).startsWith("{EXECUTOR=1, DRIVER=1, STORE=1} killed");
    }
  }
}
