package dev.refocus.store;

import com.amazonaws.services.s3.model.PutObjectRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.WriteOperationHelper;
import org.apache.hadoop.fs.store.audit.AuditSpan;

/** A page that browsers show, and do not save, when they get it from the store. */
public final class HtmlFile {
  private static final String TYPE = "text/html;charset=utf-8";

  private HtmlFile() {}

  /**
   * Writes it, whole or not at all.
   *
   * @param bytes in UTF-8
   */
  public static void write(FileSystem files, Path path, byte[] bytes) throws IOException {
    if (files instanceof S3AFileSystem s3) {
      put(s3, path, bytes);
      return;
    }
    AtomicFile.write(files, path, bytes);
    if (files instanceof LocalFileSystem local) {
      // Nobody wants Hadoop's checksum beside a page.
      local.getRawFileSystem().delete(local.getChecksumFile(path), false);
    }
  }

  /** Hadoop calls everything that it writes a stream of bytes. */
  private static void put(S3AFileSystem s3, Path path, byte[] bytes) throws IOException {
    try (AuditSpan span = s3.createSpan("write_page", path.toString(), null)) {
      WriteOperationHelper helper = s3.createWriteOperationHelper(span);
      PutObjectRequest request =
          helper.createPutObjectRequest(
              s3.pathToKey(path), new ByteArrayInputStream(bytes), bytes.length, Map.of());
      request.getMetadata().setContentType(TYPE);
      helper.putObject(request);
    }
  }
}
