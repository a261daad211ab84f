package dev.refocus.dispatch.executor;

import dev.refocus.Finding;
import dev.refocus.discover.ImageRef;
import org.apache.spark.sql.Row;

/** Work on one image: a reference in, a row out, whatever happens. */
public interface ImageWork {
  /** The image's row, of {@link dev.refocus.row.RestorationRow#SCHEMA}. */
  Row row(ImageRef ref);

  /** The row of an image that is not worked on, or no more. */
  Row failed(ImageRef ref, Finding reason);
}
