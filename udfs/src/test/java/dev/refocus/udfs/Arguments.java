package dev.refocus.udfs;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.collection.mutable.WrappedArray;

/** Arguments as Spark hands them to a function. */
final class Arguments {
  static final StructType KERNEL_TYPE =
      new StructType()
          .add("size", DataTypes.IntegerType)
          .add("weights", DataTypes.createArrayType(DataTypes.FloatType));

  private Arguments() {}

  static Seq<Object> weights(Object... weights) {
    return WrappedArray.make(weights);
  }

  static Row kernel(Integer size, Object... weights) {
    return row(KERNEL_TYPE, size, weights(weights));
  }

  static Row row(StructType type, Object... values) {
    return new GenericRowWithSchema(values, type);
  }

  /** A grey PNG of random samples below {@code bound}. */
  static byte[] noise(int height, int width, int bound, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        image.getRaster().setSample(column, row, 0, random.nextInt(bound));
      }
    }
    return png(image);
  }

  /** A grey PNG of one level. */
  static byte[] flat(int height, int width, int level) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < height * width; i++) {
      image.getRaster().setSample(i % width, i / width, 0, level);
    }
    return png(image);
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
