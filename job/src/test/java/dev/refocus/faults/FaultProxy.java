package dev.refocus.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A network between the program and a real S3 server, in which requests come to harm.
 *
 * <p>One connection carries one request. The server checks the signatures of what arrives, so the
 * requests themselves are passed on as they are.
 */
public final class FaultProxy implements AutoCloseable {
  /** A request, by its first line. */
  public record Request(String method, String target) {
    /** Whether it puts an image's item into the ledger. */
    boolean putsItem() {
      return method.equals("PUT") && target.contains("/_items/");
    }
  }

  /** What becomes of a request. */
  @FunctionalInterface
  public interface Fate {
    void befall(Exchange exchange) throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final ExecutorService connections = Executors.newCachedThreadPool(FaultProxy::daemon);
  private final int server;
  private volatile Function<Request, Fate> fates = request -> Exchange::pass;

  /**
   * Listens on a port that is free.
   *
   * @param server where the requests go
   */
  public FaultProxy(URI server) throws IOException {
    this.server = server.getPort();
    connections.execute(this::accept);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Decides on every request from now on. */
  public void fates(Function<Request, Fate> decided) {
    fates = decided;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed; the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      String[] line = head.split(" ", 3);
      fates.apply(new Request(line[0], line[1])).befall(new Exchange(client, server, head));
    } catch (IOException e) {
      // Client or server has gone: the other one sees the connection close.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    connections.shutdownNow();
  }

  /** A request that has arrived but for its body. */
  public static final class Exchange {
    private final Socket client;
    private final int server;
    private final String head;
    private final long length;

    private Exchange(Socket client, int server, String head) {
      this.client = client;
      this.server = server;
      this.head = head;
      this.length = length(head);
    }

    private static long length(String head) {
      return head.lines()
          .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
          .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst()
          .orElse(0L);
    }

    /** It is answered by the server. */
    public void pass() throws IOException {
      try (Socket upstream = upstream(length)) {
        upstream.getInputStream().transferTo(client.getOutputStream());
      }
    }

    /** The server answers, but the answer never arrives. */
    public void passWithoutAnswer() throws IOException {
      try (Socket upstream = upstream(length)) {
        upstream.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    }

    /** The connection breaks after half of the body. */
    public void cut() throws IOException {
      upstream(length / 2).close();
    }

    /** The connection breaks before the server hears of it. */
    public void drop() {}

    /** Answered with an error of S3's, which the server never hears of. */
    public void refuse(int status, String code) throws IOException {
      String body = "<Error><Code>%s</Code><Message>injected</Message></Error>".formatted(code);
      String answer =
          String.format(
              Locale.ROOT,
              "HTTP/1.1 %d %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
              status,
              code,
              body.length(),
              body);
      body(length, OutputStream.nullOutputStream());
      client.getOutputStream().write(answer.getBytes(ISO_8859_1));
    }

    private Socket upstream(long bytes) throws IOException {
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
      String own = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "");
      String closing = own.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      upstream.getOutputStream().write(closing.getBytes(ISO_8859_1));
      body(bytes, upstream.getOutputStream());
      return upstream;
    }

    private void body(long bytes, OutputStream out) throws IOException {
      if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nexpect: 100-continue")) {
        client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      }
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (long left = bytes; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException();
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
