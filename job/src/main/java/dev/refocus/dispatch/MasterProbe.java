package dev.refocus.dispatch;

import dev.refocus.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knocks at a standalone master, where Spark itself gives up after a minute and a stack trace, and
 * looks for YARN's address, without which Hadoop asks this machine for a quarter of an hour.
 */
final class MasterProbe {
  private static final int MILLISECONDS = 5000;
  private static final String SCHEME = "spark://";
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");

  private MasterProbe() {}

  /**
   * Lets other kinds of masters pass.
   *
   * @throws UsageException if none of the masters accepts a connection
   */
  static void requireReachable(String master) {
    if (master.equals("yarn")
        && MasterProbe.class.getClassLoader().getResource("yarn-site.xml") == null) {
      throw new UsageException(
          "--master yarn: no yarn-site.xml is on the class path; set HADOOP_CONF_DIR to the folder that holds it");
    }
    if (!master.startsWith(SCHEME)) {
      return;
    }
    for (String address : master.substring(SCHEME.length()).split(",")) {
      Matcher parts = ADDRESS.matcher(address);
      if (!parts.matches()) {
        throw new UsageException(
            "--master %s: must be spark://HOST:PORT; add the port".formatted(master));
      }
      if (answers(parts.group(1), Integer.parseInt(parts.group(2)))) {
        return;
      }
    }
    throw new UsageException(
        "--master %s: nothing answers there; start the master, or check its host and port"
            .formatted(master));
  }

  private static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), MILLISECONDS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
