package dev.refocus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDiskErrors {
  /** Linux answers a read of a process's unmapped memory as it does that of a bad sector. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void anInputThatTheDiskCannotReadIsUnreadable() {
    ImageReader reader = new ImageReader(new Configuration(), 1 << 20);
    assertThatThrownBy(() -> reader.read(ImageRef.of("file:/proc/self/mem")))
        .isInstanceOfSatisfying(
            RefocusException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREADABLE))
        .hasMessageStartingWith("file:/proc/self/mem: cannot be read (Input/output error)");
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, make room",
    "write failed: Disk quota exceeded, make room",
    "File too large, raise ulimit -f",
    "/a/b.png (Too many open files), raise ulimit -n",
    "/a/b.png (Input/output error), copy the file anew",
    "Stale file handle, mount it again",
    "/a/b.png (Read-only file system), name another path"
  })
  void whatTheSystemSaysHasARemedy(String message, String remedy) {
    IOException plain = new FileNotFoundException(message);
    assertThat(StoreErrors.explain("file:/a", plain)).startsWith("file:/a: ").contains(remedy);
    assertThat(DiskErrors.in(new IllegalStateException(plain))).contains(plain);
    assertThat(StoreErrors.isFault(plain)).as("one file's trouble").isFalse();
  }

  /** As Hadoop throws it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void errorsOfHadoopAreSeenThroughTheirWrappings() throws IOException {
    try (FSDataInputStream memory =
        FileSystem.getLocal(new Configuration()).getRaw().open(new Path("/proc/self/mem"))) {
      Throwable error = Assertions.catchThrowable(memory::read);
      assertThat(error).isInstanceOf(FSError.class).isNotInstanceOf(Exception.class);
      assertThat(DiskErrors.in(new IllegalStateException(error)))
          .hasValueSatisfying(disk -> assertThat(disk).hasMessage("Input/output error"));
    }
  }

  @Test
  void otherErrorsAreNoneOfADisks() {
    assertThat(DiskErrors.in(new IOException("Connection reset"))).isEmpty();
    assertThat(DiskErrors.in(new IllegalStateException("No space left on device"))).isEmpty();
  }
}
