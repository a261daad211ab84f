package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.KernelSource;
import dev.refocus.evaluate.kernels.NamedKernel;
import dev.refocus.evaluate.kernels.SyntheticKernels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestCasePlan {
  private static final KernelSource THREE =
      scale ->
          List.of(
              new NamedKernel("a", SyntheticKernels.bicubic(scale)),
              new NamedKernel("b", SyntheticKernels.square(12, 4, 0)),
              new NamedKernel("c", SyntheticKernels.square(12, 8, 0)));

  @Test
  void crossesEverything() {
    List<BenchmarkCase> cases = CasePlan.cases(group(Pairing.CROSS), images("x", "y"));
    assertThat(cases)
        .extracting(BenchmarkCase::id)
        .hasSize(2 * 3 * 2 * 2)
        .startsWith("g/x/a/x4", "g/y/a/x4", "g/x/b/x4")
        .contains("g/y/c/x4/noise2.5/jpeg90", "g/x/b/x4/noise2.5", "g/x/b/x4/jpeg90");
  }

  @Test
  void cycleShowsEveryKernelEquallyOften() {
    List<BenchmarkCase> cases =
        CasePlan.cases(group(new Pairing(2)), images("u", "v", "w", "x", "y", "z"));
    assertThat(counts(cases, made -> made.kernel().name())).containsOnlyKeys("a", "b", "c");
    assertThat(counts(cases, made -> made.kernel().name()).values()).containsOnly(4L * 4);
    assertThat(counts(cases, made -> made.original().name()).values()).containsOnly(2L * 4);
  }

  @Test
  void hashTellsDegradationsOfOneNameApart() {
    BenchmarkCase made = CasePlan.cases(group(Pairing.CROSS), images("x")).get(0);
    BenchmarkCase darker =
        new BenchmarkCase(
            made.group(),
            new BenchmarkCase.Original(made.original().ref(), "x", null, 0.5),
            made.kernel(),
            made.scale(),
            made.camera(),
            made.compression());
    assertThat(darker.id()).isEqualTo(made.id());
    assertThat(darker.hash()).isNotEqualTo(made.hash()).matches("[0-9a-f]{16}");
  }

  @Test
  void refusesTwoImagesOfOneName() {
    List<ImageRef> images =
        List.of(
            new ImageRef("file:/1/x.png", "1", 1, 0, true),
            new ImageRef("file:/2/x.jpg", "2", 1, 0, true));
    assertThatThrownBy(() -> CasePlan.cases(group(Pairing.CROSS), images))
        .isInstanceOf(UsageException.class)
        .hasMessage("two cases g/x/a/x4; give images and kernels of a group different names");
  }

  private static Map<String, Long> counts(
      List<BenchmarkCase> cases, Function<BenchmarkCase, String> name) {
    return cases.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
  }

  private static List<ImageRef> images(String... names) {
    return List.of(names).stream()
        .map(name -> new ImageRef("file:/set/%s.png".formatted(name), "set", 1, 0, true))
        .toList();
  }

  private static CaseGroup group(Pairing pairing) {
    return new CaseGroup(
        "g",
        new CaseGroup.Originals(List.of("set/*.png"), Optional.empty(), 1),
        new CaseGroup.Kernels(List.of(THREE), pairing),
        List.of(4),
        List.of(Camera.IDEAL, Camera.IDEAL.withNoise(2.5)),
        List.of(Compression.PNG, Compression.PNG.withQuality(90)),
        new CaseGroup.Fits(List.of(), List.of(), false));
  }
}
