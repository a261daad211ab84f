package dev.refocus.store;

import com.amazonaws.AmazonClientException;
import com.amazonaws.services.s3.model.DeleteObjectsRequest.KeyVersion;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3AUtils;
import org.apache.hadoop.fs.store.audit.AuditSpan;

/** Files that a store deletes together. */
public final class ManyFiles {
  private ManyFiles() {}

  /**
   * Deletes files. S3 takes {@code fs.s3a.bulk.delete.page.size} of them in one request, unless
   * {@code fs.s3a.multiobjectdelete.enable} is false; other stores take one at a time.
   *
   * @param paths none of them a folder; what is not there is no error
   * @throws IOException if the store does not delete one of them after its retries
   */
  public static void delete(FileSystem files, List<Path> paths) throws IOException {
    if (files instanceof S3AFileSystem s3 && !paths.isEmpty()) {
      deleteKeys(s3, paths);
      return;
    }
    for (Path path : paths) {
      files.delete(path, false);
    }
  }

  private static void deleteKeys(S3AFileSystem s3, List<Path> paths) throws IOException {
    int page =
        S3AUtils.intOption(
            s3.getConf(),
            Constants.BULK_DELETE_PAGE_SIZE,
            Constants.BULK_DELETE_PAGE_SIZE_DEFAULT,
            1);
    for (int from = 0; from < paths.size(); from += page) {
      deletePage(s3, paths.subList(from, Math.min(from + page, paths.size())));
    }
  }

  private static void deletePage(S3AFileSystem s3, List<Path> paths) throws IOException {
    Path folder = paths.get(0).getParent();
    List<KeyVersion> keys = paths.stream().map(path -> new KeyVersion(s3.pathToKey(path))).toList();
    try (AuditSpan span = s3.createSpan("delete_many", folder.toString(), null)) {
      span.activate();
      s3.removeKeys(keys, false, null);
    } catch (AmazonClientException e) {
      throw S3AUtils.translateException("delete", folder, e);
    }
  }
}
