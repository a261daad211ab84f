package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.report.KernelAtlas.Kind;
import dev.refocus.report.KernelAtlas.NamedKernel;
import dev.refocus.report.Pictures.KernelWeights;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TestKernelAtlas {
  private static final KernelWeights BOX =
      new KernelWeights(2, new float[] {.25f, .25f, .25f, .25f});

  /** A bar of a direction through the middle of 9 x 9 weights, a little thicker at one end. */
  private static KernelWeights bar(boolean across, float end) {
    float[] weights = new float[81];
    for (int i = 0; i < 9; i++) {
      weights[across ? 4 * 9 + i : i * 9 + 4] = (i == 8 ? end : 1) / (8 + end);
    }
    return new KernelWeights(9, weights);
  }

  @Test
  void namesAreKindsAndLikeBlindEstimatesAreOne() {
    List<NamedKernel> kernels = new ArrayList<>(List.of(new NamedKernel("box", BOX)));
    for (int i = 0; i < 6; i++) {
      kernels.add(new NamedKernel("free-form", bar(true, 1 + i / 10f)));
      kernels.add(new NamedKernel("free-form", bar(i < 3, 1.5f)));
    }
    KernelAtlas atlas = KernelAtlas.of(kernels, Map.of("box", 500L, "free-form", 1200L));
    assertThat(atlas.kinds())
        .extracting(kind -> kind.name() + " " + kind.count())
        .containsExactlyInAnyOrder("box 500", "free-form 900", "free-form 300");
    Kind across =
        atlas.kinds().stream().filter(kind -> kind.count() == 900).findFirst().orElseThrow();
    NamedKernel another = new NamedKernel("free-form", bar(true, 2));
    assertThat(atlas.kinds().get(atlas.kindOf(another))).isSameAs(across);
    assertThat(atlas.kindOf(new NamedKernel("free-form", ReportRows.dot(9)))).isNull();
    assertThat(atlas.kindOf(new NamedKernel("mitchell", BOX))).isNull();
  }

  @Test
  void nothingHasAnAtlasToo() {
    assertThat(KernelAtlas.of(List.of(), Map.of()).kinds()).isEmpty();
  }

  @Test
  void kernelsAreDrawnOnOneGrid() throws IOException {
    KernelAtlas atlas =
        KernelAtlas.of(
            List.of(new NamedKernel("box", BOX), new NamedKernel("free-form", bar(true, 1))),
            Map.of());
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(atlas.picture(BOX)));
    assertThat(picture.getWidth()).isEqualTo(9);
    assertThat(picture.getRaster().getSample(3, 3, 0)).isEqualTo(255);
    assertThat(picture.getRaster().getSample(2, 3, 0)).isZero();
    assertThat(picture.getRaster().getSample(5, 5, 0)).isZero();
  }

  @Test
  void likeKernelsAreNeighbours() {
    double[] places = {7, 0, 5, 3, 1, 6, 2, 4};
    double[][] likeness = new double[8][8];
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double distance = (places[i] - places[j]) / 8;
        likeness[i][j] = 1 - distance * distance / 2;
      }
    }
    List<Integer> order = LikenessLayout.of(likeness, 8);
    List<Double> found = order.stream().map(i -> places[i]).toList();
    List<Double> rising = found.stream().sorted().toList();
    List<Double> falling = new ArrayList<>(rising);
    java.util.Collections.reverse(falling);
    assertThat(found).isIn(rising, falling);
  }
}
