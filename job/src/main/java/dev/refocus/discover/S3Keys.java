package dev.refocus.discover;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ListObjectsRequest;
import com.amazonaws.services.s3.model.ObjectListing;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3ARetryPolicy;
import org.apache.hadoop.fs.store.audit.AuditSpan;

/**
 * The objects of a bucket by their keys as they are. Hadoop's own listing folds {@code a//b},
 * {@code a/./b} and {@code c/../a/b} into {@code a/b}: two objects would be one path, and a key
 * could lead out of the input folder.
 */
final class S3Keys {
  /** What old versions of Hadoop put for an empty folder. */
  private static final String FOLDER_MARKER = "_$folder$";

  private final S3AFileSystem files;
  private final AmazonS3 client;
  private final Invoker invoker;
  private final String bucket;

  S3Keys(S3AFileSystem files) {
    this.files = files;
    this.bucket = files.getBucket();
    // The one way to the client with the user's credentials, proxy and endpoint.
    this.client = files.getAmazonS3ClientForTesting("keys as they are");
    this.invoker = new Invoker(new S3ARetryPolicy(files.getConf()), Invoker.LOG_EVENT);
  }

  /**
   * Every object below a folder.
   *
   * @param root the input folder, to which names are relative
   */
  void below(Path folder, Path root, Consumer<Found> found) throws IOException {
    String prefix = prefix(folder);
    int above = prefix(root).length();
    try (AuditSpan span = files.createSpan("list_keys", folder.toString(), null)) {
      span.activate();
      ListObjectsRequest request =
          new ListObjectsRequest().withBucketName(bucket).withPrefix(prefix);
      ObjectListing page = ask(folder, () -> client.listObjects(request));
      take(page, above, found);
      while (page.isTruncated()) {
        ObjectListing last = page;
        page = ask(folder, () -> client.listNextBatchOfObjects(last));
        take(page, above, found);
      }
    }
  }

  private interface Request {
    ObjectListing send();
  }

  private ObjectListing ask(Path folder, Request request) throws IOException {
    return invoker.retry("list", folder.toString(), true, request::send);
  }

  private static String prefix(Path folder) {
    String path = folder.toUri().getPath().substring(1);
    return path.isEmpty() ? "" : path + "/";
  }

  private void take(ObjectListing page, int above, Consumer<Found> found) {
    for (S3ObjectSummary object : page.getObjectSummaries()) {
      if (!isFolder(object)) {
        found.accept(found(object, above));
      }
    }
  }

  private static boolean isFolder(S3ObjectSummary object) {
    String key = object.getKey();
    return object.getSize() == 0 && (key.endsWith("/") || key.endsWith(FOLDER_MARKER));
  }

  private Found found(S3ObjectSummary object, int above) {
    String key = object.getKey();
    return new Found(
        "%s://%s/%s".formatted(files.getScheme(), bucket, key),
        key.substring(above),
        new Listed(object.getSize(), object.getLastModified().getTime(), object.getETag()),
        nameable(key)
            ? null
            : "Hadoop cannot name this key (a doubled or last slash, or . or .. between slashes); rename the object");
  }

  private boolean nameable(String key) {
    try {
      String path = "/" + key;
      return new Path(files.getScheme(), bucket, path).toUri().getPath().equals(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
