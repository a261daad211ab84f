package dev.refocus.dispatch.executor;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The LR image of a finished run's row, read again from where it was: the row does not keep it.
 *
 * @param limits beyond which it is refused
 */
public record FormerInput(Configuration hadoop, DecodeLimits limits) {

  /**
   * The image as it was restored.
   *
   * @param row with {@code uri}, {@code image_id}, {@code scale} and {@code input}
   * @throws RefocusException if it is not there any more, or has changed
   * @throws dev.refocus.store.StoreFault if the store itself is in trouble
   */
  public DecodedImage read(Row row) {
    String uri = row.getAs("uri");
    int page = page(row.getAs("input"));
    byte[] bytes = new ImageReader(hadoop, limits.maxBytes()).read(ImageRef.of(uri, page));
    if (!Sha256.hex(bytes).equals(row.getAs("image_id"))) {
      throw new RefocusException(
          ErrorCode.UNREADABLE,
          "%s: has changed since the run restored it; put the former file there".formatted(uri));
    }
    return new ImageDecoder(limits).decode(bytes, row.<Integer>getAs("scale"), page);
  }

  /** 0 in the rows of versions that knew no pages. */
  private static int page(Row input) {
    boolean known = List.of(input.schema().fieldNames()).contains("page");
    Integer page = known ? input.getAs("page") : null;
    return page == null ? 0 : page;
  }
}
