package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.config.Profile;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.NamedKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestBenchmarkSpec {
  private static final Path DATASETS = Path.of(System.getProperty("refocus.home"), "datasets");

  private Path file;

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("set.yaml");
  }

  @Test
  void readsEveryKey() throws IOException {
    Files.writeString(file.resolveSibling("shake.csv"), "1,0\n0,1\n");
    CaseGroup group =
        read("""
                images: [a/*.png, "b.{png,jpg}"]
                crop: {height: 64, width: 96, left: 8}
                darken: 0.5
                kernels:
                  - shake.csv
                  - square: {side: 6, name: box}
                  - random-motion: {count: 2, seed: 5}
                pairing: {cycle: 3}
                scale: [2, 4]
                noise: [0, 2.5]
                shot: 0.1
                bayer: true
                sharpen: 0.5
                sharpen-sigma: 1.5
                jpeg: [80, 90]
                jpeg-again: 70
                subsampling: 444
                profiles: fast
                seeds: [1, -2]
                baselines: [bicubic, true-kernel]
                """)
            .groups()
            .get(0);

    assertThat(group.name()).isEqualTo("set");
    assertThat(group.originals().images()).containsExactly("a/*.png", "b.{png,jpg}");
    assertThat(group.originals().crop()).contains(new CropWindow(64, 96, CropWindow.CENTERED, 8));
    assertThat(group.originals().darken()).isEqualTo(0.5);
    assertThat(group.kernels().kernels(2))
        .extracting(NamedKernel::name)
        .containsExactly("shake", "box", "motion-5-1", "motion-5-2");
    assertThat(group.kernels().pairing()).isEqualTo(new Pairing(3));
    assertThat(group.scales()).containsExactly(2, 4);
    assertThat(group.cameras())
        .containsExactly(new Camera(0, 0.1, true, 0.5, 1.5), new Camera(2.5, 0.1, true, 0.5, 1.5));
    assertThat(group.compressions())
        .containsExactly(
            new Compression(80, 70, Subsampling.FULL), new Compression(90, 70, Subsampling.FULL));
    assertThat(group.fits())
        .isEqualTo(new CaseGroup.Fits(List.of(Profile.FAST), List.of(1L, -2L), true));
  }

  @Test
  void leavesToTheSettingsWhatItDoesNotSay() throws IOException {
    CaseGroup group = read("images: a.png\nkernels: bicubic\n").groups().get(0);

    assertThat(group.originals().crop()).isEmpty();
    assertThat(group.originals().darken()).isEqualTo(1);
    assertThat(group.kernels().pairing()).isEqualTo(Pairing.CROSS);
    assertThat(group.scales()).containsExactly(4);
    assertThat(group.cameras()).containsExactly(Camera.IDEAL);
    assertThat(group.compressions()).containsExactly(Compression.PNG);
    assertThat(group.fits()).isEqualTo(new CaseGroup.Fits(List.of(), List.of(), false));
  }

  @Test
  void groupsTakeWhatTheyDoNotSayFromTheTop() throws IOException {
    BenchmarkSpec spec =
        read(
            """
            kernels: bicubic
            scale: 3
            groups:
              - {name: a, images: a.png}
              - {name: b, images: b.png, scale: 2}
            """);
    assertThat(spec.groups()).extracting(CaseGroup::name).containsExactly("a", "b");
    assertThat(spec.groups().get(0).scales()).containsExactly(3);
    assertThat(spec.groups().get(1).scales()).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel: bicubic           | unknown key kernel, did you mean kernels?
          scale: 5                  | scale: 5, must be one of 2, 3, 4, 8 and 16
          scale: []                 | scale: [], must be one value or a list of at least one
          noise: loud               | noise: loud, must be a number from 0.0 to 64.0
          jpeg: 101                 | jpeg: 101, must be a whole number from 1 to 100 or none
          shot: -0.1                | shot: -0.1, must be a number from 0.0 to 16.0
          bayer: maybe              | bayer: maybe, must be true or false
          sharpen: [0, 1]           | sharpen: [0.0, 1.0], must be one value
          sharpen-sigma: 0          | sharpen-sigma: 0, must be a number from 0.3 to 8.0
          subsampling: 411          | subsampling: 411, must be 420 or 422 or 444
          jpeg-again: 70            | jpeg-again: 70, must be left out while jpeg is none; or give jpeg a quality
          darken: [0.5, 1]          | darken: [0.5, 1.0], must be one value
          seeds: 1.5                | seeds: 1.5, must be a whole number from -9223372036854775808 to 9223372036854775807
          baselines: zssr           | baselines: zssr, must be bicubic or true-kernel
          name: a/b                 | name: a/b, must be letters, digits, '.', '_' and '-', and not only dots
          """)
  void refuses(String line, String message) {
    assertThatThrownBy(() -> read("images: a.png\nkernels: bicubic\n" + line + "\n"))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith(file + ", group ")
        .endsWith(": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bicubc                    | kernel bicubc: no such file
          gaussian: {major: 2}      | minor: missing, must be a variance in square HR pixels
          gaussian: {sigma: 2}      | unknown key sigma, did you mean size?
          square: {sides: 2}        | unknown key sides, did you mean side?
          program: lanczos          | program: lanczos, must be box or bilinear or bicubic or bicubic-sharp or mitchell
          program:                  | program: missing, must be box or bilinear
          disc: {radius: 12.5}      | radius: 12.5, must be at most 12.0: enlarge size
          disc: {pixel: 1}          | pixel: 1, must be true or false
          square: 4                 | 4, must be a mapping of name, side, size
          circle: {size: 4}         | must be a file, a glob, program or one of bicubic, corner, disc, gaussian, hollow-square
          """)
  void refusesKernels(String kernel, String message) {
    assertThatThrownBy(
            () ->
                read("images: a.png\nkernels:\n  - " + kernel + "\n")
                    .groups()
                    .get(0)
                    .kernels()
                    .kernels(4))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesKernelsThatCannotBeCentered() throws IOException {
    Files.writeString(file.resolveSibling("shake.csv"), "1,0\n0,1\n");
    CaseGroup group =
        read("images: a.png\nkernels: [shake.csv, square: {size: 12}]\n").groups().get(0);
    assertThatThrownBy(() -> group.kernels().sources().get(0).kernels(3))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("kernel shake: 2 x 2, its size must differ from the scale 3");
    assertThatThrownBy(() -> group.kernels().sources().get(1).kernels(3))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("size: 12, must differ from the scale 3 by an even number");
  }

  @Test
  void refusesKeysThatAreThereTwice() {
    assertThatThrownBy(() -> read("images: a.png\nimages: b.png\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not YAML: ")
        .hasMessageContaining("duplicate key images");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../outside",
        "/etc/x",
        "a/b",
        ".",
        "..",
        "''",
        "\"line\\nend\"",
        "\"\\u202e\""
      })
  void refusesKernelNamesThatLeadElsewhere(String name) throws IOException {
    CaseGroup group =
        read("images: a.png\nkernels: [gaussian: {major: 2, minor: 2, name: %s}]\n".formatted(name))
            .groups()
            .get(0);
    assertThatThrownBy(() -> group.kernels().kernels(4))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("its name becomes the name of a folder");
  }

  @Test
  void refusesNamesOfDotsAlone() throws IOException {
    assertThatThrownBy(() -> read("name: ..\nimages: a.png\nkernels: bicubic\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("and not only dots");
    Path dots = file.resolveSibling("...yaml");
    Files.writeString(dots, "groups: [{name: g, images: a.png, kernels: bicubic}]\n");
    assertThatThrownBy(() -> BenchmarkSpec.read(dots))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith(
            "...yaml: the output gets the same name as the specification; rename the file");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> BenchmarkSpec.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ": cannot be read; name a specification such as datasets/demo.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "demo, 1",
    "blind-x4, 1",
    "camera-x4, 1",
    "gauss-x2, 1",
    "gauss-x3, 1",
    "tune-x4, 1",
    "groups-x4, 9",
    "hard, 7"
  })
  void readsWhatTheProjectShips(String name, int groups) {
    BenchmarkSpec spec = BenchmarkSpec.read(DATASETS.resolve(name + ".yaml"));
    assertThat(spec.name()).isEqualTo(name);
    assertThat(spec.groups()).hasSize(groups);
    for (CaseGroup group : spec.groups()) {
      for (int scale : group.scales()) {
        assertThat(group.kernels().sources())
            .allSatisfy(source -> assertThat(source.kernels(scale)).isNotEmpty());
      }
    }
  }

  private BenchmarkSpec read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return BenchmarkSpec.read(file);
  }
}
