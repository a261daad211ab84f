package dev.refocus.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;

/**
 * Knocks at the endpoint of an object store before the first request, which S3A would repeat for
 * more than a minute.
 */
public final class EndpointProbe {
  private static final int MILLISECONDS = 5000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private EndpointProbe() {}

  /**
   * Lets stores pass whose endpoint is not configured, or behind a proxy.
   *
   * @param option that named the place, for the message
   * @throws StoreFault if nothing accepts a connection there
   */
  public static void requireAnswer(String option, String uri, Configuration hadoop) {
    String endpoint = endpoint(uri, hadoop);
    if (endpoint.isEmpty() || !hadoop.getTrimmed("fs.s3a.proxy.host", "").isEmpty()) {
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address(endpoint), MILLISECONDS);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreFault(option + " " + uri, new ConnectException(e.toString()));
    }
  }

  private static String endpoint(String uri, Configuration hadoop) {
    String scheme = "s3a://";
    if (!uri.startsWith(scheme)) {
      return "";
    }
    String bucket = uri.substring(scheme.length()).split("/", 2)[0];
    return hadoop.getTrimmed(
        "fs.s3a.bucket." + bucket + ".endpoint", hadoop.getTrimmed("fs.s3a.endpoint", ""));
  }

  private static InetSocketAddress address(String endpoint) throws IOException {
    URI server = URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint);
    if (server.getHost() == null) {
      throw new IOException("no host in " + endpoint);
    }
    int usual = "http".equals(server.getScheme()) ? HTTP : HTTPS;
    return new InetSocketAddress(server.getHost(), server.getPort() < 0 ? usual : server.getPort());
  }
}
