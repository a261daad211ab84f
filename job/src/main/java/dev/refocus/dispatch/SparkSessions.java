package dev.refocus.dispatch;

import dev.refocus.UsageException;
import dev.refocus.config.ConfFolder;
import dev.refocus.config.FitConfig;
import dev.refocus.dispatch.executor.HadoopUser;
import dev.refocus.dispatch.executor.LocalFolders;
import dev.refocus.dispatch.executor.NativeLibraries;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session. Later sources replace earlier ones: {@code conf/spark-defaults.conf},
 * the environment, {@code spark.*} system properties (as {@code spark-submit} passes them), {@code
 * --master} and {@code --conf}.
 */
public final class SparkSessions {
  private static final String DEFAULT_MASTER = "local[*]";

  /** Of which Spark keeps 300 back, and wants half as much again. */
  private static final int LEAST_HEAP_MIB = 450;

  private static final String ONEDNN_KERNELS = "ONEDNN_MAX_CPU_ISA";

  /** Executors that the image starts write their logs in the driver's form. */
  private static final String LOG_FORM = "REFOCUS_LOG";

  private static final Pattern MASTER =
      Pattern.compile("local|local(-cluster)?\\[.+]|spark://.+|yarn|k8s://.+");

  /** Where Spark makes a secret itself and no service of the cluster's has to know it too. */
  private static final Pattern SECRET_IS_SPARKS = Pattern.compile("local(\\[.+])?|k8s://.+");

  /** Whose containers have the size that the driver asks for. */
  private static final Pattern SIZES_EXECUTORS = Pattern.compile("yarn|k8s://.+");

  private SparkSessions() {}

  /**
   * Opens the session, or gives the one that is open.
   *
   * @param master null for that of the configuration, else {@code local[*]}
   * @throws UsageException if Spark does not know the master or a value is not of its type
   */
  public static SparkSession open(String master, Map<String, String> overrides) {
    return open(master, overrides, FitConfig.DEFAULT.memoryMib());
  }

  /**
   * The same for images of another size.
   *
   * @param imageMib memory that an image may take beside the heap
   */
  public static SparkSession open(String master, Map<String, String> overrides, int imageMib) {
    SparkConf conf = conf(master, overrides, System.getenv());
    if (isLocal(conf)) {
      // Said here it is one line; in a task it would be four failures of it.
      NativeLibraries.prepare();
    }
    requireHeap();
    MasterProbe.requireReachable(conf.get("spark.master"));
    LocalFolders.makePrivate(conf);
    try {
      if (SIZES_EXECUTORS.matcher(conf.get("spark.master")).matches()) {
        ExecutorMemory.request(conf, imageMib);
      }
      HadoopUser.ensureNamed();
      SparkSession session = SparkSession.builder().config(conf).getOrCreate();
      if (!isLocal(conf)) {
        ExecutorDeadline.watch(session.sparkContext());
      }
      return session;
    } catch (Exception e) {
      throw new UsageException(
          "Spark does not start on %s: %s; check --master and --conf"
              .formatted(conf.get("spark.master"), innermost(e).getMessage()),
          e);
    }
  }

  /** Spark wraps what a cluster answers in its own "cannot be instantiated". */
  private static Throwable innermost(Throwable error) {
    return error.getCause() == null ? error : innermost(error.getCause());
  }

  /** Spark would name an option that this program has not, after a stack trace. */
  private static void requireHeap() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    if (heap < LEAST_HEAP_MIB) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the heap has %d MiB, Spark needs %d; set REFOCUS_HEAP, such as to 2g",
              heap,
              LEAST_HEAP_MIB));
    }
  }

  /** How stores are reached without a session, as a session would. */
  public static Configuration hadoop() {
    return hadoop(System.getenv());
  }

  static Configuration hadoop(Map<String, String> environment) {
    HadoopUser.ensureNamed();
    return SparkHadoopUtil.get().newConfiguration(conf(null, Map.of(), environment));
  }

  static SparkConf conf(
      String master, Map<String, String> overrides, Map<String, String> environment) {
    SparkConf conf = new SparkConf();
    if (master != null) {
      conf.setMaster(master);
    }
    overrides.forEach(conf::set);
    conf.setIfMissing("spark.master", DEFAULT_MASTER);
    requireKnown(conf.get("spark.master"));
    conf.setIfMissing("spark.app.name", "Refocus");
    objectStore(conf, environment);
    // Executors compute with the kernels of oneDNN that the launcher chose for the driver.
    sameVariable(ONEDNN_KERNELS, conf, environment);
    sameVariable(LOG_FORM, conf, environment);
    defaults().forEach((key, value) -> conf.setIfMissing((String) key, (String) value));
    if (isLocal(conf)) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      ShippedProgram.ship(conf);
    }
    if (SECRET_IS_SPARKS.matcher(conf.get("spark.master")).matches()) {
      conf.setIfMissing("spark.authenticate", "true");
    }
    return conf;
  }

  /** Driver and executors are one process, or at least on one machine. */
  private static boolean isLocal(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }

  /** Spark would say it with a stack trace. */
  private static void requireKnown(String master) {
    if (!MASTER.matcher(master).matches()) {
      throw new UsageException(
          "--master %s: must be local[N], spark://HOST:PORT, yarn or k8s://URL".formatted(master));
    }
  }

  /** The variables that the AWS tools know. Spark itself takes the credentials. */
  private static void objectStore(SparkConf conf, Map<String, String> environment) {
    String endpoint = environment.get("AWS_ENDPOINT_URL");
    if (endpoint != null) {
      conf.setIfMissing("spark.hadoop.fs.s3a.endpoint", endpoint);
      // Stores outside AWS seldom have a host name for every bucket.
      conf.setIfMissing("spark.hadoop.fs.s3a.path.style.access", "true");
    }
    String region = environment.get("AWS_REGION");
    if (region != null) {
      conf.setIfMissing("spark.hadoop.fs.s3a.endpoint.region", region);
    }
  }

  private static void sameVariable(String name, SparkConf conf, Map<String, String> environment) {
    String value = environment.get(name);
    if (value != null) {
      conf.setIfMissing("spark.executorEnv." + name, value);
    }
  }

  private static Properties defaults() {
    Properties properties = new Properties();
    try (Reader reader = ConfFolder.open("spark-defaults.conf")) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UsageException("conf/spark-defaults.conf cannot be read, make it readable", e);
    }
    return properties;
  }
}
