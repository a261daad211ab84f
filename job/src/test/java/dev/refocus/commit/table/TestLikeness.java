package dev.refocus.commit.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import org.junit.jupiter.api.Test;

class TestLikeness {
  @Test
  void equalLengthsAreAlikeUnlessTheirTagsDiffer() {
    Likeness likeness = new Likeness();
    likeness.add(ref("a", 10, "x"));
    likeness.add(ref("b", 10, "x"));
    likeness.add(ref("c", 10, "y"));
    likeness.add(ref("d", 10, null));
    assertThat(likeness.count(ref("e", 10, "x"))).as("two of the tag, one of none").isEqualTo(3);
    assertThat(likeness.count(ref("e", 10, "z"))).isEqualTo(1);
    assertThat(likeness.count(ref("e", 10, null))).isEqualTo(4);
    assertThat(likeness.count(ref("e", 11, "x"))).isZero();
  }

  @Test
  void pagesOfOneFileAreNotAlike() {
    Likeness likeness = new Likeness();
    likeness.add(ref("a", 10, "x").ofPage(1));
    assertThat(likeness.count(ref("a", 10, "x").ofPage(2))).isZero();
    assertThat(likeness.count(ref("b", 10, "x").ofPage(1))).isEqualTo(1);
  }

  private static ImageRef ref(String uri, long bytes, String etag) {
    return new ImageRef(uri, "", uri, new Listed(bytes, 0, etag), true, null, 0);
  }
}
