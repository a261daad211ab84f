package dev.refocus.udfs;

import static dev.refocus.udfs.Arguments.flat;
import static dev.refocus.udfs.Arguments.kernel;
import static dev.refocus.udfs.Arguments.noise;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The outputs of two runs over three images, one of which failed, as Parquet files. */
final class RestoredTable {
  private static final StructType IMAGE =
      new StructType().add("bytes", DataTypes.BinaryType).add("path", DataTypes.StringType);
  private static final StructType TYPE =
      new StructType()
          .add("image_id", DataTypes.StringType)
          .add("uri", DataTypes.StringType)
          .add("status", DataTypes.StringType)
          .add("hr", IMAGE)
          .add("kernel", Arguments.KERNEL_TYPE);

  private RestoredTable() {}

  /** A session on one core without its web page. */
  static SparkSession.Builder session() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 1);
  }

  /** Writes {@code restored} and {@code reference} below {@code folder} and names them as views. */
  static void write(SparkSession session, Path folder) {
    write(session, folder, "restored", flat(12, 16, 51), kernel(2, 0f, 1f, 0f, 0f));
    write(
        session,
        folder,
        "reference",
        flat(12, 16, 102),
        kernel(3, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f));
  }

  private static void write(
      SparkSession session, Path folder, String name, byte[] flat, Row kernel) {
    Row path = RowFactory.create(null, "hr/2.png");
    Row box = kernel(2, 0.25f, 0.25f, 0.25f, 0.25f);
    List<Row> rows =
        List.of(
            RowFactory.create("0", "a.png", "restored", RowFactory.create(flat, null), kernel),
            RowFactory.create(
                "1", "b.png", "restored", RowFactory.create(noise(12, 16, 256, 7), null), box),
            RowFactory.create("2", "c.png", "degraded", path, box),
            RowFactory.create("3", "d.png", "failed", null, null));
    String file = folder.resolve(name).toString();
    session.createDataFrame(rows, TYPE).coalesce(1).write().parquet(file);
    session.read().parquet(file).createOrReplaceTempView(name);
  }
}
