package dev.refocus.commit.table;

import dev.refocus.ErrorCode;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.commit.table.TableParts.Part;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds the restorations of a table that may be of the bytes of other inputs. */
public final class FormerRows {
  private final SparkSession spark;
  private final OutputFolder output;
  private final TableParts parts;

  public FormerRows(SparkSession spark, OutputFolder output, TableParts parts) {
    this.spark = spark;
    this.output = output;
    this.parts = parts;
  }

  /**
   * What listings say of a table's restorations.
   *
   * @param likeness of their inputs
   * @param files that hold them, by name
   */
  public record Like(Likeness likeness, HashSet<String> files) implements Serializable {
    void addAll(Like other) {
      likeness.addAll(other.likeness);
      files.addAll(other.files);
    }
  }

  /**
   * The restorations of inputs that were listed with the length, and the ETag if there is one, of
   * one of {@code refs}.
   */
  public Like like(Collection<ImageRef> refs) throws IOException {
    Likeness wanted = new Likeness();
    refs.forEach(ref -> wanted.add(ref.bytes(), 0, ref.listed().etag()));
    Like like = new Like(new Likeness(), new HashSet<>());
    parts.ask(List.of(), part -> like(part, wanted)).forEach(like::addAll);
    return like;
  }

  private static Like like(Part part, Likeness wanted) {
    Like like = new Like(new Likeness(), new HashSet<>());
    for (TableFile file : part.files()) {
      for (Entry entry : file.entries()) {
        if (isLike(entry, wanted)) {
          like.likeness.add(entry.listed().bytes(), 0, entry.listed().etag());
          like.files.add(file.name());
        }
      }
    }
    return like;
  }

  private static boolean isLike(Entry entry, Likeness wanted) {
    return entry.outcome() == Outcome.DONE
        && entry.listed() != null
        && wanted.count(entry.listed().bytes(), 0, entry.listed().etag()) > 0;
  }

  /**
   * The restorations of some bytes. Those that a deadline cut are left out: another fit may come
   * further.
   *
   * @param imageIds of the bytes
   */
  public List<FormerRow> of(Like like, Set<String> imageIds) {
    if (like.files.isEmpty() || imageIds.isEmpty()) {
      return List.of();
    }
    HashSet<String> ids = new HashSet<>(imageIds);
    Dataset<Row> table =
        TableReader.read(spark, output.location(), like.files)
            .where("hr IS NOT NULL AND image_id IS NOT NULL AND listed IS NOT NULL")
            .where("error IS NULL OR error.code <> '%s'".formatted(ErrorCode.DEADLINE))
            .selectExpr("_metadata.file_name", "uri", "image_id", "coalesce(input.page, 0)")
            .filter((FilterFunction<Row>) row -> ids.contains(row.getString(2)));
    return table.collectAsList().stream().map(FormerRows::former).toList();
  }

  private static FormerRow former(Row row) {
    int page = ImageRef.of(row.getString(1), row.getInt(3)).page();
    SameImage image = new SameImage(row.getString(2), page);
    return new FormerRow(row.getString(0), row.getString(1), image);
  }
}
