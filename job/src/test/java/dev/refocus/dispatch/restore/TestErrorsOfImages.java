package dev.refocus.dispatch.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.config.Settings;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.row.Provenance;
import dev.refocus.row.RestorationRow;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that are no exceptions: each is one image's row, and the next image has its turn. */
class TestErrorsOfImages {
  @ParameterizedTest
  @CsvSource({
    "overflow, INTERNAL, StackOverflowError",
    "lacks, INTERNAL, the installation lacks a part (java.lang.NoClassDefFoundError: a/Codec)",
    "broken, INTERNAL, the installation lacks a part (java.lang.ExceptionInInitializerError",
    "unlinked, INTERNAL, the installation lacks a part (java.lang.UnsatisfiedLinkError: codec.so)",
    "assertion, INTERNAL, AssertionError: of a codec",
    "memory, OUT_OF_MEMORY, exhausted; give Java more",
    "virtual, INTERNAL, InternalError: a fault occurred"
  })
  void areRows(String name, String code, String message) {
    Row error = row(name).getStruct(RestorationRow.SCHEMA.fieldIndex("error"));
    assertThat(error.getString(0)).isEqualTo(code);
    assertThat(error.getString(1)).contains(message);
  }

  private static Row row(String name) {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.failing.impl", FailingStore.class, org.apache.hadoop.fs.FileSystem.class);
    RestoreImage image =
        new RestoreImage(
            new ImageReader(hadoop, 1 << 20),
            new ImageDecoder(DecodeLimits.DEFAULT),
            null,
            null,
            new Settings().fit(),
            new Settings().run(),
            new Provenance("run", 0, "host"));
    Row row = image.row(new ImageRef("failing:///a/" + name + ".png", "a", 10, 0, true));
    assertThat(row.getString(RestorationRow.SCHEMA.fieldIndex("status"))).isEqualTo("failed");
    return row;
  }

  /** A store whose client breaks in the ways that native code and class paths do. */
  public static final class FailingStore extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("failing:///");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) {
      switch (path.getName().replace(".png", "")) {
        case "overflow" -> throw new StackOverflowError();
        case "lacks" -> throw new NoClassDefFoundError("a/Codec");
        case "broken" -> throw new ExceptionInInitializerError(new IllegalStateException("x"));
        case "unlinked" -> throw new UnsatisfiedLinkError("codec.so");
        case "assertion" -> throw new AssertionError("of a codec");
        case "memory" -> throw new OutOfMemoryError("Java heap space");
        default -> throw new InternalError("a fault occurred");
      }
    }
  }
}
