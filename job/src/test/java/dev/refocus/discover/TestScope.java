package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestScope {
  private final PassedOver passedOver = new PassedOver();
  private final Scope scope = new Scope("folder", "out", List.of("png"), passedOver);

  @Test
  void everythingThatIsFoundHasAUriOfItsOwn() {
    for (int bytes = 1; bytes <= 3; bytes++) {
      scope.add(new Found("gs:/b/a.png", "a.png", new Listed(bytes, 0, null), null));
    }
    assertThat(scope.refs())
        .extracting(ImageRef::uri)
        .containsExactly("gs:/b/a.png", "gs:/b/a.png (2)", "gs:/b/a.png (3)");
    assertThat(scope.refs()).filteredOn(ref -> ref.refusal() == null).hasSize(1);
    scope.add(new Found("gs:/b/a.png", "a.png", new Listed(1, 0, null), null));
    assertThat(scope.refs()).as("the same one, by two globs").hasSize(3);
  }

  @Test
  void ofAHiddenFolderOneIsCounted() {
    for (String name : List.of(".git/a", ".git/b/c", ".x.png", "s/.x/y", "out/a", "out/b", "a")) {
      scope.add(new Found("gs:/b/" + name, name, new Listed(1, 0, null), null));
    }
    assertThat(scope.refs()).hasSize(1);
    assertThat(passedOver.toString()).startsWith("3 hidden").endsWith("; 1 the output");
  }
}
