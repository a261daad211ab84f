package dev.refocus.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.UsageException;
import dev.refocus.fit.bank.ProgramKernel;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestKernelCsv {
  private Path file;

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("k.csv");
  }

  @Test
  void writesRowsFromTopToBottom() {
    assertThat(KernelCsv.of(new Kernel(2, new float[] {0.5f, 0.25f, 0.125f, 0.125f})))
        .isEqualTo("0.5,0.25\n0.125,0.125\n");
  }

  @Test
  void negativeWeightsStay() {
    assertThat(KernelCsv.of(new Kernel(2, new float[] {0.75f, 0.5f, -0.125f, -0.125f})))
        .isEqualTo("0.75,0.5\n-0.125,-0.125\n");
  }

  @Test
  void numbersGiveTheSameFloatsBack() {
    Random random = new Random(5);
    float[] weights = new float[7 * 7];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-40 * random.nextDouble());
    }
    Kernel kernel = Kernel.normalized(7, weights);
    String[] numbers = KernelCsv.of(kernel).split("[,\n]", -1);
    for (int i = 0; i < weights.length; i++) {
      assertThat(Float.parseFloat(numbers[i])).isEqualTo(kernel.weights()[i]);
    }
  }

  @Test
  void readsWhatTheProgramWrites() throws IOException {
    Kernel kernel = new Kernel(2, new float[] {0.5f, 0.25f, 0.125f, 0.125f});
    Files.writeString(file, KernelCsv.of(kernel));
    assertThat(KernelCsv.read(file)).isEqualTo(kernel);
  }

  @Test
  void scalesToUnitSum() throws IOException {
    Files.writeString(file, "2, 2\n4, 0\n");
    assertThat(KernelCsv.read(file)).isEqualTo(new Kernel(2, new float[] {.25f, .25f, .5f, 0}));
  }

  @ParameterizedTest
  @EnumSource(ProgramKernel.class)
  void keepsNegativeWeights(ProgramKernel program) throws IOException {
    Kernel kernel = program.at(3);
    Files.writeString(file, KernelCsv.of(kernel));
    float[] read = KernelCsv.read(file).weights();
    assertThat(read).hasSameSizeAs(kernel.weights());
    for (int i = 0; i < read.length; i++) {
      assertThat(read[i]).isCloseTo(kernel.weights()[i], within(1e-6f));
      assertThat(Math.signum(read[i])).isEqualTo(Math.signum(kernel.weights()[i]));
    }
  }

  @Test
  void refusesWeightsWithoutASum() throws IOException {
    Files.writeString(file, "1,-1\n2,-2\n");
    assertThatThrownBy(() -> KernelCsv.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ": sum of kernel weights: 0.0, must be positive");
  }

  @Test
  void refusesLinesOfAnotherLength() throws IOException {
    Files.writeString(file, "1,2\n3,4,5\n");
    assertThatThrownBy(() -> KernelCsv.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            file + ": line 2 has 3 numbers, must be 2 lines of 2 numbers separated by commas");
  }

  @Test
  void refusesWhatIsNoNumber() throws IOException {
    Files.writeString(file, "1,x\n3,4\n");
    assertThatThrownBy(() -> KernelCsv.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            file + ": 'x' is not a number, must be 2 lines of 2 numbers separated by commas");
  }

  @Test
  void namesTheLineInTheFile() throws IOException {
    Files.writeString(file, "\"1\",2\n\n3\n");
    assertThatThrownBy(() -> KernelCsv.read(file))
        .hasMessage(
            file + ": line 3 has 1 numbers, must be 2 lines of 2 numbers separated by commas");
  }
}
