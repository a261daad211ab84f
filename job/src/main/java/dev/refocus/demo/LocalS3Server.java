package dev.refocus.demo;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The S3 server of {@code deploy/local-s3}, started as a process that ends with this one. */
public final class LocalS3Server implements AutoCloseable {
  private static final String GREETING = "LISTENING ";
  private static final String ACCESS_KEY = "refocus-demo";

  /** Holds the server's standard input: collected, it would close the pipe and end the server. */
  private final Process process;

  private final URI endpoint;
  private final String secretKey;

  private LocalS3Server(Process process, URI endpoint, String secretKey) {
    this.process = process;
    this.endpoint = endpoint;
    this.secretKey = secretKey;
  }

  /**
   * Starts a server with empty buckets in memory and a secret of its own.
   *
   * @param home the folder that holds {@code deploy/local-s3}
   * @throws IOException if the server is not built or does not start
   */
  public static LocalS3Server start(Path home, String... buckets) throws IOException {
    return startWith(randomSecret(), home, buckets);
  }

  /**
   * The same with a known secret.
   *
   * @param arguments of the server: its options and buckets
   */
  static LocalS3Server startWith(String secretKey, Path home, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(home, arguments));
    // Not the command line, which every user of the machine can read.
    builder.environment().put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", secretKey);
    Process process = builder.redirectError(Redirect.INHERIT).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null || !line.startsWith(GREETING)) {
      process.destroyForcibly();
      throw new IOException("the local S3 server did not start; its first line was: " + line);
    }
    return new LocalS3Server(process, URI.create(line.substring(GREETING.length())), secretKey);
  }

  private static List<String> command(Path home, String... arguments) throws IOException {
    Path target = home.resolve("deploy/local-s3/target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new IOException(
          "no local S3 server in " + target + "; build it with: mvn -B -DskipTests package");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
    command.add("dev.refocus.locals3.LocalS3");
    command.addAll(List.of(arguments));
    return command;
  }

  private static String randomSecret() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return endpoint;
  }

  public String accessKey() {
    return ACCESS_KEY;
  }

  public String secretKey() {
    return secretKey;
  }

  public Process process() {
    return process;
  }

  /** Hadoop's settings under which {@code s3a://} is this server. */
  public Map<String, String> hadoopSettings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", endpoint.toString());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    settings.put(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    settings.put("fs.s3a.access.key", ACCESS_KEY);
    settings.put("fs.s3a.secret.key", secretKey);
    return settings;
  }

  /** Ends the server by closing its standard input, by force if it takes too long. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the local S3 server ended");
    }
  }
}
