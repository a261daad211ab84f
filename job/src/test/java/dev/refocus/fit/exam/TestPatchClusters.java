package dev.refocus.fit.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Seeds;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TestPatchClusters {
  private static final int SIDE = 5;
  private static final int DIMENSION = SIDE * SIDE;
  private static final int COUNT = 600;
  private static final int KINDS = 8;

  private final float[] patches = new float[COUNT * DIMENSION];

  TestPatchClusters() {
    RandomGenerator random = Seeds.random();
    for (int n = 0; n < COUNT; n++) {
      float contrast = 0.05f + 0.4f * random.nextFloat();
      for (int i = 0; i < DIMENSION; i++) {
        int along = n % 2 == 0 ? i / SIDE : i % SIDE;
        float noise = 0.02f * (random.nextFloat() - 0.5f);
        patches[n * DIMENSION + i] = contrast * ((along - 2) / 2f + noise);
      }
    }
  }

  private PatchClusters learn(long seed) {
    return PatchClusters.learn(patches, DIMENSION, COUNT, KINDS, new SplittableRandom(seed));
  }

  @Test
  void shapesAreKeptApartWhateverTheirContrast() {
    PatchClusters clusters = learn(Seeds.SEED);
    Set<Integer> rising = new TreeSet<>();
    Set<Integer> rightwards = new TreeSet<>();
    for (int n = 0; n < COUNT; n++) {
      (n % 2 == 0 ? rising : rightwards).add(clusters.kind(patch(n)));
    }
    assertThat(rising).as(Seeds.replay()).doesNotContainAnyElementsOf(rightwards);
  }

  @Test
  void kindLeavesThePatchAlone() {
    float[] patch = patch(3);
    assertThat(learn(Seeds.SEED).kind(patch)).isBetween(0, KINDS - 1);
    assertThat(patch).isEqualTo(patch(3));
  }

  @Test
  void flatPatchHasAKind() {
    assertThat(learn(Seeds.SEED).kind(new float[DIMENSION])).isBetween(0, KINDS - 1);
    PatchClusters flat =
        PatchClusters.learn(
            new float[40 * DIMENSION], DIMENSION, 40, KINDS, new SplittableRandom(1));
    for (float[] center : flat.centers()) {
      assertThat(center).containsOnly(0);
    }
  }

  @Test
  void sameSeedFindsTheSame() {
    assertThat(learn(7).centers()).isDeepEqualTo(learn(7).centers());
  }

  private float[] patch(int n) {
    return java.util.Arrays.copyOfRange(patches, n * DIMENSION, (n + 1) * DIMENSION);
  }
}
