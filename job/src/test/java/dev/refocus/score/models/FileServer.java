package dev.refocus.score.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server with files, ranges, redirects and breaks, as those of models have them. */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> statedSums = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private int breaks;
  private boolean ranges = true;

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI put(String name, byte[] bytes) {
    files.put("/" + name, bytes);
    return URI.create(
        String.format(Locale.ROOT, "http://127.0.0.1:%d/%s", server.getAddress().getPort(), name));
  }

  /** The file's address answers with a redirect that states a checksum. */
  URI linked(String name, byte[] bytes, String sha256) {
    URI target = put("blobs/" + name, bytes);
    statedSums.put("/" + name, sha256);
    return URI.create(target.toString().replace("/blobs/", "/"));
  }

  /** The next answers end after half of what they announce. */
  void breakOff(int times) {
    breaks = times;
  }

  void withoutRanges() {
    ranges = false;
  }

  /** Paths and ranges that were asked for. */
  List<String> requests() {
    return requests;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? path : path + " " + range);
    if (statedSums.containsKey(path)) {
      exchange.getResponseHeaders().add("X-Linked-ETag", "\"" + statedSums.get(path) + "\"");
      exchange.getResponseHeaders().add("Location", "/blobs" + path);
      exchange.sendResponseHeaders(302, -1);
    } else if (!files.containsKey(path)) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      send(exchange, files.get(path), ranges && range != null ? from(range) : 0);
    }
    exchange.close();
  }

  private static int from(String range) {
    return Integer.parseInt(range.replace("bytes=", "").replace("-", ""));
  }

  private void send(HttpExchange exchange, byte[] bytes, int from) throws IOException {
    if (from >= bytes.length && from > 0) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    int length = bytes.length - from;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
    try (OutputStream body = exchange.getResponseBody()) {
      if (breaks > 0) {
        breaks--;
        body.write(bytes, from, length / 2);
        body.flush();
        throw new IOException("broken off on purpose");
      }
      body.write(bytes, from, length);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
