package dev.refocus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.s3a.CredentialInitializationException;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import org.junit.jupiter.api.Test;

/** The exceptions are those that Hadoop throws; the S3 server's own are tested with the server. */
class TestStoreErrors {
  private static final String URI = "s3a://archive/a.png";

  @Test
  void refusalNamesTheSettingAndNotTheSecret() {
    AccessDeniedException refused =
        new AccessDeniedException(
            URI, null, "getFileStatus: SignatureDoesNotMatch (Status Code: 403; key: AKIAEXAMPLE)");
    assertThat(StoreErrors.explain(URI, new IOException(refused)))
        .isEqualTo(
            "s3a://archive/a.png: access denied (403); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key pair with access to it");
  }

  @Test
  void absentCredentialsNameTheSettings() {
    String expected =
        "s3a://archive/a.png: no credentials for the object store; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key pair with access to it";
    assertThat(StoreErrors.explain(URI, new NoAuthWithAWSException("No AWS Credentials")))
        .isEqualTo(expected);
    assertThat(StoreErrors.explain(URI, new CredentialInitializationException("not set")))
        .isEqualTo(expected);
  }

  @Test
  void silentStoreNamesTheEndpoint() {
    String expected =
        "s3a://archive/a.png: the store does not answer; check the network and AWS_ENDPOINT_URL (spark.hadoop.fs.s3a.endpoint)";
    assertThat(StoreErrors.explain(URI, new UnknownHostException("archive"))).isEqualTo(expected);
    assertThat(StoreErrors.explain(URI, new IOException(new ConnectException("refused"))))
        .isEqualTo(expected);
  }

  @Test
  void localRefusalAsksForAccess() {
    assertThat(StoreErrors.explain("file:/a", new FileNotFoundException("/a (Permission denied)")))
        .isEqualTo("file:/a: permission denied; grant this user access");
    assertThat(StoreErrors.explain("in", new AccessDeniedException("/a/in/locked")))
        .isEqualTo("in: permission denied; grant this user access to /a/in/locked");
  }

  @Test
  void unknownErrorKeepsItsFirstLine() {
    assertThat(StoreErrors.explain("file:/a", new IOException("disk on fire\nat line 2")))
        .isEqualTo("file:/a: disk on fire (IOException)");
  }

  @Test
  void s3IsExplained() {
    assertThat(
            StoreErrors.explain(
                "--input s3://archive/",
                new UnsupportedFileSystemException("No FileSystem for scheme \"s3\"")))
        .isEqualTo(
            "--input s3://archive/: the program reaches S3 by s3a://; write s3a:// instead of s3://");
  }
}
