package dev.refocus.dispatch.inputs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class TestDriverFolder {
  private static final Configuration LOCAL = new Configuration();

  @Test
  void aClustersDriverRefusesARelativePath() {
    for (SparkConf away :
        List.of(
            conf("spark.submit.deployMode", "cluster"),
            conf("spark.kubernetes.submitInDriver", "true"))) {
      DriverFolder folder = new DriverFolder(away, LOCAL);
      assertThatThrownBy(() -> folder.requireKnown("--input", "photos/"))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "--input photos/: is a relative path, and the cluster starts the driver in a folder of its own; name an absolute path or a URI");
      assertThatCode(() -> folder.requireKnown("--input", "/photos")).doesNotThrowAnyException();
      assertThatCode(() -> folder.requireKnown("--input", "s3a://a/b")).doesNotThrowAnyException();
    }
  }

  @Test
  void theUsersDriverTakesIt() {
    DriverFolder folder = new DriverFolder(conf("spark.master", "yarn"), LOCAL);
    assertThatCode(() -> folder.requireKnown("--input", "photos/")).doesNotThrowAnyException();
  }

  private static SparkConf conf(String key, String value) {
    return new SparkConf(false).set(key, value);
  }
}
