package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.discover.ImageRef;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets of what people have, each in a half for choosing constants and one for reporting. */
class TestRealDatasets {
  private static final Path DATASETS = Path.of(System.getProperty("refocus.home"), "datasets");

  /** Every image of the folders that {@code datasets/README.md} names. */
  private static final List<String> IMAGES =
      Stream.of(
              names("set5", "baby", "bird", "butterfly", "head", "woman"),
              names("set14", "baboon", "barbara", "bridge", "coastguard", "comic", "face"),
              names("set14", "flowers", "foreman", "man", "monarch", "pepper", "ppt3", "zebra"),
              names("demo/hr", "astronaut", "coffee", "galaxies", "rocket"),
              IntStream.rangeClosed(1, 68)
                  .mapToObj(i -> String.format(Locale.ROOT, "bsd68/test_%02d.png", i)))
          .flatMap(names -> names)
          .toList();

  @ParameterizedTest
  @CsvSource({
    "real-x2, 222",
    "real-x3, 156",
    "real-x4, 200",
    "texture-x2, 40",
    "real-x2-tune, 66",
    "real-x3-tune, 66",
    "real-x4-tune, 66",
    "texture-x2-tune, 64"
  })
  void haveSoManyCases(String name, int cases) {
    assertThat(read(name).stream().flatMap(group -> cases(group).stream())).hasSize(cases);
  }

  @ParameterizedTest
  @ValueSource(strings = {"real-x2", "real-x3", "real-x4"})
  void halvesHaveTheSameKinds(String name) {
    assertThat(read(name))
        .extracting(CaseGroup::name)
        .containsExactly(
            "box",
            "lanczos",
            "bicubic",
            "bilinear",
            "box-q85",
            "bicubic-q60",
            "lanczos-q90",
            "phone",
            "scan",
            "focus",
            "twice")
        .containsExactlyElementsOf(read(name + "-tune").stream().map(CaseGroup::name).toList());
  }

  @Test
  void halvesShareNoImage() {
    Set<String> tuned = images("real-x2-tune", "real-x3-tune", "real-x4-tune", "texture-x2-tune");
    Set<String> reported = images("real-x2", "real-x3", "real-x4", "texture-x2");
    assertThat(tuned).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(reported);
    assertThat(reported).hasSizeGreaterThan(40);
  }

  /** A kind whose name states no quality or width has others in the half for choosing. */
  @ParameterizedTest
  @CsvSource({
    "phone, real-x2",
    "scan, real-x3",
    "focus, real-x4",
    "twice, real-x2",
    "texture, texture-x2"
  })
  void halvesShareNoParameters(String kind, String name) {
    assertThat(treatments(kind, name))
        .doesNotContainAnyElementsOf(treatments(kind, name + "-tune"));
  }

  private static Set<String> treatments(String kind, String name) {
    return read(name).stream()
        .filter(group -> group.name().equals(kind))
        .flatMap(group -> cases(group).stream())
        .map(made -> made.id().replace(made.original().name(), ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> images(String... names) {
    return Stream.of(names)
        .flatMap(name -> read(name).stream())
        .flatMap(group -> cases(group).stream())
        .map(made -> made.original().ref().uri())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<CaseGroup> read(String name) {
    return BenchmarkSpec.read(DATASETS.resolve(name + ".yaml")).groups();
  }

  private static List<BenchmarkCase> cases(CaseGroup group) {
    List<ImageRef> images =
        group.originals().images().stream()
            .flatMap(TestRealDatasets::matching)
            .map(image -> new ImageRef(image, "set", 1, 0, true))
            .toList();
    return CasePlan.cases(group, images);
  }

  private static Stream<String> matching(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return IMAGES.stream().filter(image -> matcher.matches(Path.of(image)));
  }

  private static Stream<String> names(String folder, String... names) {
    return Stream.of(names).map(name -> folder + "/" + name + ".png");
  }
}
