package dev.refocus.commit.rows;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.dispatch.SparkSessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The markers are those that the committers write; the commit itself is tested on a server. */
@Tag("long")
class TestMagicCommitter {
  private static final String NAME = "spark.hadoop.fs.s3a.committer.name";

  @Test
  void shippedSettingsChooseIt() {
    try (SparkSession spark = open(Map.of())) {
      assertThatCode(() -> MagicCommitter.requireConfigured(spark.conf()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void anotherCommitterIsRefusedBeforeTheWork() {
    try (SparkSession spark = open(Map.of(NAME, "directory"))) {
      assertThatThrownBy(() -> MagicCommitter.requireConfigured(spark.conf()))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              NAME
                  + ": directory, must be magic for an s3a:// output, as in conf/spark-defaults.conf");
    }
  }

  @Test
  void itsMarkerIsAccepted() {
    assertThatCode(() -> requireUsed("{\"name\":\"x\",\"committer\" : \"magic\"}"))
        .doesNotThrowAnyException();
  }

  @Test
  void otherMarkersAreRefused() {
    assertThatThrownBy(() -> requireUsed(""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("_SUCCESS names the committer file, must be magic; do not use this output");
    assertThatThrownBy(() -> requireUsed("{\"committer\":\"directory\"}"))
        .hasMessageContaining("the committer directory, must be magic");
    assertThatThrownBy(() -> requireUsed("{}")).hasMessageContaining("the committer unknown");
  }

  private static void requireUsed(String success) throws IOException {
    MagicCommitter.requireUsed(success.getBytes(StandardCharsets.UTF_8));
  }

  private static SparkSession open(Map<String, String> settings) {
    Map<String, String> all = new java.util.HashMap<>(settings);
    all.put("spark.ui.enabled", "false");
    return SparkSessions.open("local[1]", all);
  }
}
