package dev.refocus.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@Tag("long")
class TestSparkSessions {
  private static final String ROW_CHECK = "spark.hadoop.parquet.page.size.row.check.min";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String ENDPOINT = "spark.hadoop.fs.s3a.endpoint";

  @Test
  void shippedSettingsAreUsedAndOptionsReplaceThem() {
    assertThat(conf(null, Map.of()).get(ROW_CHECK)).isEqualTo("1");
    assertThat(conf(null, Map.of(ROW_CHECK, "7")).get(ROW_CHECK)).isEqualTo("7");
  }

  @Test
  void masterComesFromTheOptionElseFromTheSettingElseIsLocal() {
    assertThat(conf(null, Map.of()).get("spark.master")).isEqualTo("local[*]");
    Map<String, String> setting = Map.of("spark.master", "local[3]");
    assertThat(conf(null, setting).get("spark.master")).isEqualTo("local[3]");
    assertThat(conf("local[2]", Map.of()).get("spark.master")).isEqualTo("local[2]");
  }

  @Test
  void localDriverStaysOnTheLoopback() {
    assertThat(conf("local[2]", Map.of()).get("spark.driver.host")).isEqualTo("127.0.0.1");
    assertThat(conf("yarn", Map.of()).contains("spark.driver.host")).isFalse();
  }

  @Test
  void authenticationIsOnWhereSparkMakesTheSecret() {
    for (String master : List.of("local", "local[*]", "local[2,3]", "k8s://https://host")) {
      assertThat(conf(master, Map.of()).get("spark.authenticate")).as(master).isEqualTo("true");
    }
    assertThat(conf("spark://host:7077", Map.of()).contains("spark.authenticate")).isFalse();
    Map<String, String> off = Map.of("spark.authenticate", "false");
    assertThat(conf("local", off).get("spark.authenticate")).isEqualTo("false");
  }

  @Test
  void executorsGetTheProgram() {
    assertThat(conf("spark://host:7077", Map.of()).get("spark.executor.extraClassPath"))
        .contains("classes");
    assertThat(conf("local", Map.of()).contains("spark.executor.extraClassPath")).isFalse();
  }

  @Test
  void containersAreAskedForWhatTheirImagesTake() {
    SparkConf conf = new SparkConf(false).set("spark.executor.cores", "4");
    ExecutorMemory.request(conf.set("spark.task.cpus", "2"), 1000);
    assertThat(conf.get(OVERHEAD)).isEqualTo("2600m");
    ExecutorMemory.request(conf, 2000);
    assertThat(conf.get(OVERHEAD)).as("what the user asks for").isEqualTo("2600m");
    SparkConf factor = new SparkConf(false).set(OVERHEAD + "Factor", "3");
    ExecutorMemory.request(factor, 1000);
    assertThat(factor.contains(OVERHEAD)).isFalse();
  }

  @Test
  void yarnHasAnAddress() {
    assertThatThrownBy(() -> SparkSessions.open("yarn", Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--master yarn: no yarn-site.xml is on the class path; set HADOOP_CONF_DIR to the folder that holds it");
  }

  @Test
  void storeOutsideAwsComesFromTheEnvironment() {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9100", "AWS_REGION", "eu-west-1");
    SparkConf conf = SparkSessions.conf("local", Map.of(), environment);
    assertThat(conf.get(ENDPOINT)).isEqualTo("http://127.0.0.1:9100");
    assertThat(conf.get("spark.hadoop.fs.s3a.path.style.access")).isEqualTo("true");
    assertThat(conf.get("spark.hadoop.fs.s3a.endpoint.region")).isEqualTo("eu-west-1");
    SparkConf replaced = SparkSessions.conf("local", Map.of(ENDPOINT, "http://other"), environment);
    assertThat(replaced.get(ENDPOINT)).isEqualTo("http://other");
  }

  @Test
  void storesAreReachedTheSameWithoutASession() {
    Configuration hadoop = SparkSessions.hadoop(Map.of("AWS_ENDPOINT_URL", "http://store:9000"));
    SparkConf session =
        SparkSessions.conf(null, Map.of(), Map.of("AWS_ENDPOINT_URL", "http://store:9000"));
    assertThat(hadoop.get("fs.s3a.endpoint")).isEqualTo("http://store:9000");
    assertThat(hadoop.get("fs.s3a.path.style.access")).isEqualTo("true");
    for (Tuple2<String, String> setting : session.getAllWithPrefix("spark.hadoop.")) {
      assertThat(hadoop.get(setting._1())).as(setting._1()).isEqualTo(setting._2());
    }
  }

  @Test
  void noSecretIsShipped() {
    assertThat(conf("local", Map.of()).getAll())
        .extracting(scala.Tuple2::_1)
        .noneMatch(key -> key.contains("secret") || key.contains("access.key"));
  }

  private static SparkConf conf(String master, Map<String, String> overrides) {
    return SparkSessions.conf(master, overrides, Map.of());
  }
}
