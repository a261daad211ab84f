package dev.refocus.score.aesthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.refocus.Checkout;
import dev.refocus.UsageException;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipGolden;
import dev.refocus.score.weights.SafeTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** LAION's heads on the ten embeddings of their repository; the values are numpy's. */
class TestAesthetic {
  private static final double[] B32 = {
    -1.470, 0.273, 1.990, 3.611, 5.087, 6.393, 7.668, 8.915, 9.917, 11.006
  };
  private static final double[] L14 = {
    -2.458, -0.138, 1.895, 3.585, 5.100, 6.470, 7.787, 9.048, 10.226, 11.304
  };
  private static final double[] IMPROVED = {
    1.6555, 2.3593, 3.0698, 3.6725, 4.2380, 4.7010, 5.0731, 5.3654, 5.5767, 5.7468
  };

  @Test
  void ratingsAreLaions() {
    assertRatings(AffineHead.shipped("vit_b_32"), "vit_b_32", B32);
    assertRatings(AffineHead.shipped("vit_l_14"), "vit_l_14", L14);
  }

  @Test
  void severalLayersAreMultipliedOut() {
    Path file =
        Checkout.root()
            .resolveSibling(
                "shared/weights/improved_aesthetic_v2/sac+logos+ava1-l14-linearMSE.safetensors");
    Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no head at " + file);

    assertRatings(AffineHead.read(file), "vit_l_14", IMPROVED);
  }

  @Test
  void aBackboneWithoutAHeadIsRefused() {
    try (ClipGolden golden = new ClipGolden("vit");
        Clip backbone = Clip.open(golden.folder(), Device.cpu())) {
      assertThatThrownBy(() -> Aesthetic.open(backbone))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("no aesthetic head for 32 features of patches of 8 pixels");
    }
  }

  private static void assertRatings(AffineHead head, String embeddings, double[] expected) {
    SafeTensors file =
        SafeTensors.open(Checkout.root().resolve("datasets/reference/clip/aesthetic.safetensors"));
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      for (int i = 0; i < expected.length; i++) {
        float[] feature = file.read(embeddings, manager, DataType.FLOAT32).get(i).toFloatArray();
        assertThat(head.apply(feature)).isCloseTo(expected[i], offset(1e-3));
        // Length does not matter.
        feature = doubled(feature);
        assertThat(head.apply(feature)).isCloseTo(expected[i], offset(1e-3));
      }
    }
  }

  private static float[] doubled(float[] feature) {
    float[] twice = feature.clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] *= 2;
    }
    return twice;
  }
}
