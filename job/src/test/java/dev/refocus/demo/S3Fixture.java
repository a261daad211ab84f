package dev.refocus.demo;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.ListMultipartUploadsRequest;
import com.amazonaws.services.s3.model.MultipartUpload;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A running S3 server, seen by a client that is not Hadoop's. */
public final class S3Fixture implements AutoCloseable {
  private final LocalS3Server server;
  private final AmazonS3 client;

  public S3Fixture(String... buckets) throws IOException {
    server = LocalS3Server.start(Path.of(System.getProperty("refocus.home")), buckets);
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

  public String text(String bucket, String key) {
    return client.getObjectAsString(bucket, key);
  }

  /** Every object of the bucket; parts of unfinished uploads are objects too on this server. */
  public List<String> keys(String bucket) {
    return client.listObjectsV2(bucket).getObjectSummaries().stream()
        .map(S3ObjectSummary::getKey)
        .toList();
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
    server.close();
  }
}
