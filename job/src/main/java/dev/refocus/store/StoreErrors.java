package dev.refocus.store;

import dev.refocus.UsageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/** Says in one line what a file system's exception means and which setting mends it. */
public final class StoreErrors {
  private static final String CREDENTIALS =
      "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key pair with access to it";

  /** Codes of S3's answers that mean the store or the credentials, never one object. */
  private static final List<String> FAULTS =
      List.of(
          "ExpiredToken",
          "InvalidAccessKeyId",
          "InvalidToken",
          "TokenRefreshRequired",
          "SignatureDoesNotMatch",
          "RequestTimeTooSkewed",
          "SlowDown",
          "ServiceUnavailable",
          "InternalError");

  /** Those of them that waiting does not mend, nor renewing. */
  private static final List<String> REFUSALS =
      List.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "RequestTimeTooSkewed",
          "Status Code: 400");

  private static final List<String> RENEWABLE = List.of("ExpiredToken", "TokenRefreshRequired");

  private StoreErrors() {}

  /**
   * The exception as an unusable argument, or as a store that is away: what the user has typed is
   * not to blame for it, and the same command goes on when it is back.
   *
   * @param option that named the place, such as {@code --input}
   * @return a {@link UsageException} or a {@link StoreFault}
   */
  public static RuntimeException usage(String option, String uri, Exception error) {
    String place = option + " " + uri;
    return isFault(error) && !refused(error)
        ? new StoreFault(place, error)
        : new UsageException(explain(place, error), error);
  }

  /** Whether there are no credentials, or the store has answered that they never were any. */
  private static boolean refused(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (RENEWABLE.stream().anyMatch(message::contains)) {
        return false;
      }
      if (name(cause).startsWith("NoAuthWithAWS")
          || REFUSALS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the store itself is in trouble, or does not take the credentials any more, so that
   * other files would fare no better. A file that is gone, forbidden or damaged is no such case.
   */
  public static boolean isFault(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (FAULTS.stream().anyMatch(message::contains)) {
        return true;
      }
      if (cause instanceof FileNotFoundException || cause instanceof AccessDeniedException) {
        return false;
      }
      // S3A's own exceptions, the SDK's, and those of sockets.
      if (name(cause).startsWith("AWS")
          || name(cause).startsWith("Sdk")
          || cause instanceof SocketException
          || cause instanceof UnknownHostException
          || cause instanceof InterruptedIOException
          || name(cause).startsWith("NoAuthWithAWS")) {
        return true;
      }
    }
    return false;
  }

  /** {@code URI: what is wrong; how to mend it}. Never holds a secret: causes are not quoted. */
  public static String explain(String uri, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String meaning = meaning(cause);
      if (meaning != null) {
        return "%s: %s".formatted(uri, meaning);
      }
    }
    return "%s: %s (%s)".formatted(uri, firstLine(error), error.getClass().getSimpleName());
  }

  private static String meaning(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof IOException && DiskErrors.meaning(message) != null) {
      return DiskErrors.meaning(message);
    }
    if (name.contains("NoAuthWithAWS")
        || name.contains("CredentialInitialization")
        || message.contains("Unable to load credentials")) {
      return "no credentials for the object store; " + CREDENTIALS;
    }
    if (RENEWABLE.stream().anyMatch(message::contains)) {
      return "the credentials have expired; renew them";
    }
    if (message.contains("SlowDown") || message.contains("Status Code: 503")) {
      return "the store is throttling or overloaded (503), and waiting has not helped; try later";
    }
    if (cause instanceof AccessDeniedException || message.contains("Status Code: 403")) {
      return place(cause).isEmpty() && objectStore(message)
          ? "access denied (403); " + CREDENTIALS
          : "permission denied; grant this user access" + place(cause);
    }
    if (cause instanceof AccessControlException || message.contains("Permission denied")) {
      return "permission denied; grant this user access";
    }
    return networkMeaning(cause, message);
  }

  /** One folder of many may be forbidden: a local file system names it. */
  private static String place(Throwable cause) {
    String file = cause instanceof AccessDeniedException denied ? denied.getFile() : null;
    return file != null && file.startsWith("/") ? " to " + file : "";
  }

  private static boolean objectStore(String message) {
    return message.contains("s3") || message.contains("AWS") || message.contains("403");
  }

  private static String networkMeaning(Throwable cause, String message) {
    if (cause instanceof UnknownHostException
        || cause instanceof ConnectException
        || message.contains("Unable to execute HTTP request")) {
      return "the store does not answer; check the network and AWS_ENDPOINT_URL (spark.hadoop.fs.s3a.endpoint)";
    }
    if (cause instanceof ParentNotDirectoryException
        || message.contains("not a directory")
        || message.contains("Not a directory")) {
      return "a file stands where a folder must be; name another path";
    }
    if (cause instanceof UnsupportedFileSystemException && message.contains("\"s3\"")) {
      return "the program reaches S3 by s3a://; write s3a:// instead of s3://";
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return "unknown kind of store; use s3a://, hdfs://, file: or a path";
    }
    if (name(cause).equals("UnknownStoreException") || message.contains("NoSuchBucket")) {
      return "no such bucket; check its name";
    }
    if (cause instanceof FileNotFoundException) {
      return "no such file or folder; check the path";
    }
    return null;
  }

  private static String name(Throwable cause) {
    return cause.getClass().getSimpleName();
  }

  private static String firstLine(Throwable error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("no further details");
  }
}
