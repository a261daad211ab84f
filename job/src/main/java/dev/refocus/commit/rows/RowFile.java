package dev.refocus.commit.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetWriteSupport;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** One row as the bytes of a Parquet file, as Spark itself would write it. */
public final class RowFile {
  private final Function1<Object, Object> toInternal;
  private final Configuration settings = new Configuration(false);

  public RowFile(StructType schema) {
    toInternal = CatalystTypeConverters.createToCatalystConverter(schema);
    ParquetWriteSupport.setSchema(schema, settings);
    // As in conf/spark-defaults.conf; Spark's write support insists on them.
    settings.set("spark.sql.parquet.writeLegacyFormat", "false");
    settings.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    settings.set("spark.sql.parquet.fieldId.write.enabled", "true");
  }

  public byte[] bytes(Row row) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<InternalRow> writer = new Builder(file(bytes)).withConf(settings).build()) {
      writer.write((InternalRow) toInternal.apply(row));
    }
    return bytes.toByteArray();
  }

  private static final class Builder extends ParquetWriter.Builder<InternalRow, Builder> {
    Builder(OutputFile file) {
      super(file);
      withCompressionCodec(CompressionCodecName.UNCOMPRESSED);
      // One row has nothing to share, and an image would be kept twice.
      withDictionaryEncoding(false);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<InternalRow> getWriteSupport(Configuration conf) {
      return new ParquetWriteSupport();
    }
  }

  /** A file in memory: an object store then takes it in one request. */
  private static OutputFile file(ByteArrayOutputStream bytes) {
    return new OutputFile() {
      @Override
      public PositionOutputStream create(long blockSizeHint) {
        return stream(bytes);
      }

      @Override
      public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return stream(bytes);
      }

      @Override
      public boolean supportsBlockSize() {
        return false;
      }

      @Override
      public long defaultBlockSize() {
        return 0;
      }
    };
  }

  private static PositionOutputStream stream(ByteArrayOutputStream bytes) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return bytes.size();
      }

      @Override
      public void write(int value) {
        bytes.write(value);
      }

      @Override
      public void write(byte[] values, int from, int count) {
        bytes.write(values, from, count);
      }
    };
  }
}
