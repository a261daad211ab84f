package dev.refocus.locals3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(60)
@Tag("long")
class TestLocalS3 {
  private static final Map<String, String> CREDENTIALS =
      Map.of(LocalS3.IDENTITY, "reader", LocalS3.SECRET, "a-secret");

  @Test
  void keepsWhatSignedRequestsPutIntoItsBuckets() throws Exception {
    try (ServerProcess server = ServerProcess.start(CREDENTIALS, "archive", "restored");
        S3Client client = client(server.endpoint(), "a-secret")) {
      client.putObject(put -> put.bucket("archive").key("a/b.txt"), RequestBody.fromString("text"));
      assertThat(
              client.getObjectAsBytes(get -> get.bucket("archive").key("a/b.txt")).asUtf8String())
          .isEqualTo("text");
      assertThat(client.listBuckets().buckets())
          .extracting(bucket -> bucket.name())
          .containsExactlyInAnyOrder("archive", "restored");
    }
  }

  @Test
  void keepsObjectsOfAFolderThoughItIsKilled(@TempDir Path folder) throws Exception {
    String[] arguments = {"--folder=" + folder, "archive"};
    try (ServerProcess server = ServerProcess.start(CREDENTIALS, arguments);
        S3Client client = client(server.endpoint(), "a-secret")) {
      client.putObject(put -> put.bucket("archive").key("a/b.txt"), RequestBody.fromString("text"));
      server.process().destroyForcibly().waitFor();
    }
    try (ServerProcess server = ServerProcess.start(CREDENTIALS, arguments);
        S3Client client = client(server.endpoint(), "a-secret")) {
      assertThat(
              client.getObjectAsBytes(get -> get.bucket("archive").key("a/b.txt")).asUtf8String())
          .isEqualTo("text");
    }
  }

  @Test
  void refusesAWrongSecret() throws Exception {
    try (ServerProcess server = ServerProcess.start(CREDENTIALS, "archive");
        S3Client client = client(server.endpoint(), "another-secret")) {
      assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket("archive")))
          .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403))
          .hasMessageContaining("Forbidden");
    }
  }

  @Test
  void refusesARequestWithoutASignature() throws Exception {
    try (ServerProcess server = ServerProcess.start(CREDENTIALS, "archive")) {
      HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve("/archive/")).build();
      var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("<Code>AccessDenied</Code>");
    }
  }

  @Test
  void endsWithItsStandardInput() throws Exception {
    try (ServerProcess server = ServerProcess.start(CREDENTIALS)) {
      server.endpoint();
      assertThat(server.process().isAlive()).isTrue();
      server.process().getOutputStream().close();
      assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isZero();
      assertThat(server.errors()).isEmpty();
    }
  }

  @Test
  void asksForItsSecret() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(Map.of(LocalS3.IDENTITY, "reader"), "archive")) {
      assertThat(server.process().waitFor()).isEqualTo(1);
      assertThat(server.errors()).startsWith("local-s3: AWS_SECRET_ACCESS_KEY is not set");
    }
  }

  private static S3Client client(URI endpoint, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        // The server knows no checksums in trailers; S3A does not send them either.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("reader", secret)))
        .build();
  }
}
