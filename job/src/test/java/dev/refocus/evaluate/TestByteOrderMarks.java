package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.config.Settings;
import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.opinion.Opinions;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every text that people bring, as Excel and Notepad write it. */
class TestByteOrderMarks {
  private static final String MARK = "\ufeff";
  private Path file;

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("text");
  }

  @Test
  void ofOpinionsIsNoPartOfTheHeader() {
    assertThat(Opinions.read("o.csv", MARK + "image,mos\r\na.png,3\r\n", "image", "mos").byImage())
        .containsEntry("a.png", 3.0);
  }

  @Test
  void ofKernelsIsNoPartOfTheFirstNumber() throws IOException {
    Files.writeString(file, MARK + "1,1\r\n1,1\r\n");
    assertThat(KernelCsv.read(file)).isEqualTo(new Kernel(2, new float[] {.25f, .25f, .25f, .25f}));
  }

  @Test
  void ofSettingsIsNoPartOfTheFirstKey() throws IOException {
    Files.writeString(file, MARK + "fit.scale=3\n");
    assertThat(new Settings().load(file).fit().scale()).isEqualTo(3);
    Files.writeString(file, "fit.scale=2\n");
    assertThat(new Settings().load(file).fit().scale()).isEqualTo(2);
    Files.writeString(file, "");
    assertThat(new Settings().load(file).fit()).isEqualTo(new Settings().fit());
  }

  @Test
  void ofSpecificationsIsNoPartOfTheFirstKey() throws IOException {
    Path spec = file.resolveSibling("marked.yaml");
    Files.writeString(spec, MARK + "images: a.png\nkernels: bicubic\n");
    assertThat(BenchmarkSpec.read(spec).groups()).hasSize(1);
  }
}
