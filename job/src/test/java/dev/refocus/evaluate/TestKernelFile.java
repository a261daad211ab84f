package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.fit.kernel.Kernel;
import dev.refocus.row.KernelCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestKernelFile {
  private Path file;

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("k.csv");
  }

  @Test
  void readsWhatTheProgramWrites() throws IOException {
    Kernel kernel = new Kernel(2, new float[] {0.5f, 0.25f, 0.125f, 0.125f});
    Files.writeString(file, KernelCsv.of(kernel));
    assertThat(KernelFile.read(file)).isEqualTo(kernel);
  }

  @Test
  void scalesToUnitSum() throws IOException {
    Files.writeString(file, "2, 2\n4, 0\n");
    assertThat(KernelFile.read(file)).isEqualTo(new Kernel(2, new float[] {.25f, .25f, .5f, 0}));
  }

  @Test
  void refusesLinesOfAnotherLength() throws IOException {
    Files.writeString(file, "1,2\n3,4,5\n");
    assertThatThrownBy(() -> KernelFile.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            file + ": line 2 has 3 numbers, must be 2 lines of 2 numbers separated by commas");
  }

  @Test
  void refusesWhatIsNoNumber() throws IOException {
    Files.writeString(file, "1,x\n3,4\n");
    assertThatThrownBy(() -> KernelFile.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ": 'x' is no number, must be 2 lines of 2 numbers separated by commas");
  }
}
