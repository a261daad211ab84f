package dev.refocus.commit.table;

import dev.refocus.ErrorCode;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds the restorations of a table that may be of the bytes of other inputs. */
public final class FormerRows {
  private final SparkSession spark;
  private final OutputFolder output;
  private final TableIndex index;

  public FormerRows(SparkSession spark, OutputFolder output, TableIndex index) {
    this.spark = spark;
    this.output = output;
    this.index = index;
  }

  /**
   * The restorations of inputs that were listed with the length, and the ETag if there is one, of
   * one of {@code refs}. Those that a deadline cut are left out: another fit may come further.
   */
  public List<FormerRow> like(Collection<ImageRef> refs) throws IOException {
    Likeness wanted = new Likeness();
    refs.forEach(ref -> wanted.add(ref.bytes(), 0, ref.listed().etag()));
    Set<String> files = new HashSet<>();
    Set<String> uris = new HashSet<>();
    for (TableFile file : index.files()) {
      for (Entry entry : file.entries()) {
        if (isLike(entry, wanted)) {
          files.add(file.name());
          uris.add(entry.uri());
        }
      }
    }
    return files.isEmpty() ? List.of() : rows(files, uris);
  }

  private static boolean isLike(Entry entry, Likeness wanted) {
    return entry.outcome() == Outcome.DONE
        && entry.listed() != null
        && wanted.count(entry.listed().bytes(), 0, entry.listed().etag()) > 0;
  }

  private List<FormerRow> rows(Set<String> files, Set<String> uris) {
    Dataset<Row> table =
        TableReader.read(spark, output.location(), files)
            .where("hr IS NOT NULL AND image_id IS NOT NULL")
            .where("error IS NULL OR error.code <> '%s'".formatted(ErrorCode.DEADLINE))
            .selectExpr(
                "_metadata.file_name",
                "uri",
                "image_id",
                "coalesce(input.page, 0)",
                "listed.bytes",
                "listed.etag");
    return table.collectAsList().stream()
        .filter(row -> uris.contains(row.getString(1)))
        .map(FormerRows::former)
        .toList();
  }

  private static FormerRow former(Row row) {
    int page = ImageRef.of(row.getString(1), row.getInt(3)).page();
    SameImage image = new SameImage(row.getString(2), page);
    return new FormerRow(
        row.getString(0), row.getString(1), image, row.getLong(4), row.getString(5));
  }
}
