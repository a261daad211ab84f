package dev.refocus.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** Hadoop's own YARN, whose containers are processes. */
public final class LocalYarn implements AutoCloseable {
  private static final String CAPACITY = "yarn.scheduler.capacity.";

  private final MiniYARNCluster cluster = new MiniYARNCluster("refocus", 1, 1, 1);

  /**
   * Starts it.
   *
   * @param conf an empty folder for what HADOOP_CONF_DIR names
   */
  public LocalYarn(Path conf) throws IOException {
    cluster.init(settings());
    cluster.start();
    write(cluster.getConfig(), conf.resolve("yarn-site.xml"));
    Configuration local = new Configuration(false);
    local.set("fs.defaultFS", "file:///");
    write(local, conf.resolve("core-site.xml"));
  }

  private static Configuration settings() {
    Configuration conf = new YarnConfiguration();
    conf.set("fs.defaultFS", "file:///");
    conf.set("yarn.resourcemanager.hostname", "127.0.0.1");
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    // More than the machine has: containers are asked for by their most.
    conf.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, 16_384);
    conf.setInt("yarn.nodemanager.resource.cpu-vcores", 8);
    conf.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    conf.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
    conf.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    conf.setBoolean("yarn.minicluster.control-resource-monitoring", false);
    conf.set("yarn.nodemanager.env-whitelist", "JAVA_HOME,HADOOP_CONF_DIR,SPARK_LOCAL_IP");
    conf.set(CAPACITY + "root.queues", "default");
    conf.set(CAPACITY + "root.default.capacity", "100");
    conf.set(CAPACITY + "maximum-am-resource-percent", "0.8");
    return conf;
  }

  private static void write(Configuration conf, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      conf.writeXml(out);
    }
  }

  @Override
  public void close() {
    cluster.stop();
  }
}
