package dev.refocus.demo;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.http.HttpMethodName;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.iterable.S3Objects;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.MultipartUpload;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.util.SdkHttpUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A running S3 server, seen by a client that is not Hadoop's. */
public final class S3Fixture implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("refocus.home"));

  private final String[] buckets;
  private final AmazonS3 client;
  private LocalS3Server server;

  /** Keeps its objects in memory. */
  public S3Fixture(String... buckets) throws IOException {
    this(LocalS3Server.start(HOME, buckets), buckets);
  }

  /** Keeps its objects in a folder: what was put is there after {@link #kill} and restart. */
  public static S3Fixture onDisk(Path folder, String... buckets) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("--folder=" + folder), Stream.of(buckets)).toArray(String[]::new);
    return new S3Fixture(LocalS3Server.start(HOME, arguments), arguments);
  }

  private S3Fixture(LocalS3Server server, String... arguments) {
    this.server = server;
    this.buckets = arguments;
    client =
        AmazonS3ClientBuilder.standard()
            .withEndpointConfiguration(
                new EndpointConfiguration(server.endpoint().toString(), "us-east-1"))
            .withPathStyleAccessEnabled(true)
            .withCredentials(
                new AWSStaticCredentialsProvider(
                    new BasicAWSCredentials(server.accessKey(), server.secretKey())))
            .build();
  }

  public LocalS3Server server() {
    return server;
  }

  public void put(String bucket, String key, byte[] bytes) {
    ObjectMetadata length = new ObjectMetadata();
    length.setContentLength(bytes.length);
    client.putObject(bucket, key, new ByteArrayInputStream(bytes), length);
  }

  /** The same, whatever the key: the client changes doubled slashes. */
  public void putAsItIs(String bucket, String key, byte[] bytes) throws IOException {
    String path =
        Stream.of((bucket + "/" + key).split("/", -1))
            .map(part -> SdkHttpUtils.urlEncode(part, false))
            .collect(Collectors.joining("/"));
    DefaultRequest<Void> request = new DefaultRequest<>("s3");
    request.setHttpMethod(HttpMethodName.PUT);
    request.setEndpoint(server.endpoint());
    request.setResourcePath(path);
    request.setContent(new ByteArrayInputStream(bytes));
    request.addHeader("x-amz-content-sha256", "required");
    AWS4Signer signer = new AWS4Signer(false);
    signer.setServiceName("s3");
    signer.setRegionName("us-east-1");
    signer.sign(request, new BasicAWSCredentials(server.accessKey(), server.secretKey()));
    HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(server.endpoint() + "/" + path));
    request.getHeaders().forEach((name, value) -> add(put, name, value));
    send(put.PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build());
  }

  private static void add(HttpRequest.Builder request, String name, String value) {
    if (!name.equalsIgnoreCase("Host")) {
      request.header(name, value);
    }
  }

  private static void send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + ": " + answer.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  public String text(String bucket, String key) {
    return client.getObjectAsString(bucket, key);
  }

  /** What browsers are told that an object is. */
  public String contentType(String bucket, String key) {
    return client.getObjectMetadata(bucket, key).getContentType();
  }

  /** As {@code kill -9} does. */
  public void kill() {
    server.process().destroyForcibly();
    server.process().onExit().join();
  }

  /** Starts the server again where it was, with the same secret. */
  public void restart() throws IOException {
    String[] arguments =
        Stream.concat(Stream.of("--port=" + server.endpoint().getPort()), Stream.of(buckets))
            .toArray(String[]::new);
    server = LocalS3Server.startWith(server.secretKey(), HOME, arguments);
  }

  /** Every object of a folder of the bucket, copied into a local folder. */
  public void download(String bucket, String prefix, Path folder) throws IOException {
    for (S3ObjectSummary object : S3Objects.withPrefix(client, bucket, prefix)) {
      Path file = folder.resolve(object.getKey().substring(prefix.length()).replaceFirst("^/", ""));
      if (!object.getKey().endsWith("/")) {
        Files.createDirectories(file.getParent());
        try (InputStream content = client.getObject(bucket, object.getKey()).getObjectContent()) {
          Files.copy(content, file);
        }
      }
    }
  }

  /** Every object of the bucket; parts of unfinished uploads are objects too on this server. */
  public List<String> keys(String bucket) {
    List<String> keys = new ArrayList<>();
    S3Objects.inBucket(client, bucket).forEach(object -> keys.add(object.getKey()));
    return keys;
  }

  /** Keys of the uploads that were begun and neither completed nor aborted. */
  public List<String> openUploads(String bucket) {
    return client
        .listMultipartUploads(new ListMultipartUploadsRequest(bucket))
        .getMultipartUploads()
        .stream()
        .map(MultipartUpload::getKey)
        .toList();
  }

  /** {@code --conf} options under which {@code s3a://} is this server. */
  public String[] confOptions(Map<String, String> replaced) {
    Map<String, String> settings = new HashMap<>(server.hadoopSettings());
    settings.putAll(replaced);
    return settings.entrySet().stream()
        .flatMap(s -> Stream.of("--conf", "spark.hadoop." + s.getKey() + "=" + s.getValue()))
        .toArray(String[]::new);
  }

  @Override
  public void close() throws IOException {
    client.shutdown();
    closeFileSystems();
    server.close();
  }

  /**
   * Hadoop keeps one file system for each bucket's name in the whole JVM: the next server with a
   * bucket of this name would be looked for where this one was.
   */
  private void closeFileSystems() throws IOException {
    Configuration hadoop = new Configuration();
    server.hadoopSettings().forEach(hadoop::set);
    for (String bucket : buckets) {
      if (!bucket.startsWith("--")) {
        FileSystem.get(URI.create("s3a://" + bucket), hadoop).close();
      }
    }
  }
}
