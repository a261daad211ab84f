package dev.refocus.locals3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.logging.slf4j.config.SLF4JLoggingModule;

/**
 * Serves S3 on the loopback until its standard input closes.
 *
 * <p>Arguments: {@code --folder=DIR} keeps the objects there instead of in memory, so that a server
 * that is killed loses none; {@code --port=N} instead of a free port; then the buckets to create.
 * Environment: {@value #IDENTITY} and {@value #SECRET}, which every request must be signed with
 * (SigV4); a command line would show them to every user of the machine. The first line of the
 * output is {@code LISTENING http://127.0.0.1:PORT}.
 */
public final class LocalS3 {
  static final String IDENTITY = "AWS_ACCESS_KEY_ID";
  static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  private LocalS3() {}

  /** Serves until the standard input ends. Exits with 1 if it cannot start. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), System.in, System.out, System.err));
  }

  private static int run(
      List<String> arguments,
      Map<String, String> environment,
      InputStream parent,
      PrintStream out,
      PrintStream err) {
    try {
      String identity = required(environment, IDENTITY);
      String secret = required(environment, SECRET);
      String port = option(arguments, "--port=").orElse("0");
      S3Proxy server = server(store(arguments), Integer.parseInt(port), identity, secret);
      server.start();
      out.println("LISTENING http://127.0.0.1:" + server.getPort());
      out.flush();
      awaitEnd(parent);
      server.stop();
      return 0;
    } catch (Exception e) {
      err.println("local-s3: " + e.getMessage());
      return 1;
    }
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is not set in the environment; requests are signed with it");
    }
    return value;
  }

  private static Optional<String> option(List<String> arguments, String name) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name))
        .map(argument -> argument.substring(name.length()))
        .findFirst();
  }

  private static BlobStore store(List<String> arguments) {
    Optional<String> folder = option(arguments, "--folder=");
    Properties settings = new Properties();
    folder.ifPresent(path -> settings.setProperty("jclouds.filesystem.basedir", path));
    BlobStore store =
        ContextBuilder.newBuilder(folder.isPresent() ? "filesystem" : "transient")
            .credentials("memory", "memory")
            .overrides(settings)
            .modules(Set.of(new SLF4JLoggingModule()))
            .build(BlobStoreContext.class)
            .getBlobStore();
    List<String> buckets = arguments.stream().filter(name -> !name.startsWith("--")).toList();
    for (String bucket : buckets) {
      store.createContainerInLocation(null, bucket);
    }
    return store;
  }

  private static S3Proxy server(BlobStore store, int port, String identity, String secret) {
    return S3Proxy.builder()
        .blobStore(store)
        .awsAuthentication(AuthenticationType.AWS_V4, identity, secret)
        .endpoint(URI.create("http://127.0.0.1:" + port))
        // S3A sends headers, such as those of requester pays, that the server does not know.
        .ignoreUnknownHeaders(true)
        .build();
  }

  /** The pipe from the parent breaks however the parent ends, so nothing outlives it. */
  private static void awaitEnd(InputStream parent) throws IOException {
    parent.transferTo(OutputStream.nullOutputStream());
  }
}
