package dev.refocus.discover.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestSelection {
  private static final List<ImageRef> FILES =
      refs("a.png", "b.jpg", "thumbs/a.png", "x/thumbs/c.png", "x/y/a.png", "notes.txt");

  @Test
  void aGlobWithoutASlashMatchesNamesAnywhere() {
    assertThat(paths(globs(List.of("*.png"), List.of())))
        .containsExactly("a.png", "thumbs/a.png", "x/thumbs/c.png", "x/y/a.png");
    assertThat(paths(globs(List.of("a.png"), List.of())))
        .containsExactly("a.png", "thumbs/a.png", "x/y/a.png");
  }

  @Test
  void aGlobWithASlashMatchesThePath() {
    assertThat(paths(globs(List.of("/a.png"), List.of()))).containsExactly("a.png");
    assertThat(paths(globs(List.of("*/a.png"), List.of()))).containsExactly("thumbs/a.png");
    assertThat(paths(globs(List.of("x/**/*.png"), List.of())))
        .containsExactly("x/thumbs/c.png", "x/y/a.png");
    assertThat(paths(globs(List.of("**/thumbs/"), List.of())))
        .containsExactly("thumbs/a.png", "x/thumbs/c.png");
  }

  @Test
  void globsAddUpAndExcludedFilesStayOut() {
    Selected chosen = globs(List.of("*.{png,jpg}", "notes.*"), List.of("thumbs/", "b.*"));
    assertThat(paths(chosen)).containsExactly("a.png", "x/thumbs/c.png", "x/y/a.png", "notes.txt");
    assertThat(chosen.leftOut()).isEqualTo(Map.of("--include/--exclude", 2L));
    assertThat(chosen.lines()).containsExactly("left out by --include/--exclude: 2 files");
  }

  @Test
  void odditiesOfNamesAreCharacters() {
    List<ImageRef> odd = refs("new\nline.png", "a+(b).png", "12:30.png");
    assertThat(paths(new Selection(List.of("*.png"), List.of(), 0, 0, 0).of(odd))).hasSize(3);
    assertThat(paths(new Selection(List.of("a+(b).*"), List.of(), 0, 0, 0).of(odd)))
        .containsExactly("a+(b).png");
  }

  @Test
  void aSampleDependsOnNamesAndSeedAlone() {
    List<ImageRef> many = refs(IntStream.range(0, 200).mapToObj(i -> i + ".png"));
    Set<String> sample = sample(many, 20, 1);
    List<ImageRef> shuffled = new ArrayList<>(many);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(sample(shuffled, 20, 1)).hasSize(20).isEqualTo(sample);
    assertThat(sample(many, 20, 2)).isNotEqualTo(sample);
    assertThat(sample(many, 40, 1)).as("a larger one holds it").containsAll(sample);
    List<ImageRef> grown = new ArrayList<>(many);
    grown.addAll(refs("new.png"));
    Set<String> lost = new TreeSet<>(sample);
    lost.removeAll(sample(grown, 20, 1));
    assertThat(lost).as("a file that joins takes one place at most").hasSizeLessThan(2);
  }

  @Test
  void limitTakesTheFirstImagesByName() {
    Selected chosen = new Selection(List.of(), List.of(), 0, 2, 0).of(FILES);
    assertThat(paths(chosen)).containsExactly("a.png", "b.jpg");
    assertThat(chosen.leftOut()).isEqualTo(Map.of("--sample/--limit", 4L));
    assertThat(Selection.ALL.of(FILES).leftOut()).isEmpty();
  }

  @Test
  void refusesWhatLeavesNothing() {
    assertThatThrownBy(() -> globs(List.of("*.gif"), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--include/--exclude: leaves none of 6 files; a glob matches the path below the input folder, or without a slash the file's name");
    assertThatThrownBy(() -> globs(List.of("[x"), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--include [x: is no glob (");
    assertThatThrownBy(() -> new Selection(List.of(), List.of(), 0, -1, 0))
        .hasMessage("--limit: -1, must be 1 image or more");
  }

  private static Selected globs(List<String> include, List<String> exclude) {
    return new Selection(include, exclude, 0, 0, 0).of(FILES);
  }

  private static Set<String> sample(List<ImageRef> files, int count, long seed) {
    return new TreeSet<>(paths(new Selection(List.of(), List.of(), count, 0, seed).of(files)));
  }

  private static List<String> paths(Selected chosen) {
    return chosen.refs().stream().map(ImageRef::path).toList();
  }

  private static List<ImageRef> refs(String... paths) {
    return refs(Stream.of(paths));
  }

  private static List<ImageRef> refs(Stream<String> paths) {
    return paths
        .map(
            path ->
                new ImageRef(
                    "file:/in/" + path,
                    "in",
                    path,
                    new Listed(1, 1, null),
                    !path.endsWith("txt"),
                    null,
                    0))
        .toList();
  }
}
