package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import dev.refocus.config.NetworkCard;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.Set;

/**
 * ESRGAN's generator: residual-in-residual dense blocks at LR size, then twice nearest enlargement
 * by two (Wang et al. 2018, "ESRGAN"; Wang et al. 2021, "Real-ESRGAN"). For scales below 4 it sees
 * blocks of pixels as channels.
 */
final class Rrdbnet implements Network {
  /** Of every residual. */
  private static final float SHARE = 0.2f;

  private static final float LEAK = 0.2f;
  private static final int COLORS = 3;
  private static final int ENLARGEMENT = 4;
  private static final int DENSE_BLOCKS = 3;
  private static final int DENSE_LAYERS = 4;

  private final NetworkArrays arrays;
  private final int smaller;

  Rrdbnet(NetworkArrays arrays) {
    this.arrays = arrays;
    smaller = smaller(arrays.get("conv_first.weight").getShape().get(1));
  }

  /** Whether a file with arrays of these names is one. */
  static boolean hasNames(Set<String> names) {
    return names.contains("conv_first.weight") && names.contains("body.0.rdb1.conv1.weight");
  }

  /**
   * What it does.
   *
   * @param channels that the first layer sees
   */
  static NetworkCard card(long channels) {
    int smaller = smaller(channels);
    return NetworkCard.upscaler(ENLARGEMENT / smaller, smaller);
  }

  private static int smaller(long channels) {
    return (int) Math.round(Math.sqrt(channels / (double) COLORS));
  }

  @Override
  public NDArray run(NDList x) {
    return Scope.of(
        () -> {
          NDArray seen = x.singletonOrThrow().toType(arrays.type(), false);
          NDArray first =
              convolve(smaller == 1 ? seen : Layers.unshuffle(seen, smaller), "conv_first");
          NDArray small = first.add(body(first));
          NDArray large = twice(twice(small, "conv_up1"), "conv_up2");
          return convolve(leaky(convolve(large, "conv_hr")), "conv_last")
              .toType(DataType.FLOAT32, false);
        });
  }

  private NDArray body(NDArray first) {
    return Scope.of(
        () -> {
          NDArray x = first;
          for (int i = 0; arrays.has("body." + i + ".rdb1.conv1.weight"); i++) {
            x = block(x, "body." + i);
          }
          return convolve(x, "conv_body");
        });
  }

  private NDArray block(NDArray x, String name) {
    return Scope.of(
        () -> {
          NDArray inner = x;
          for (int i = 1; i <= DENSE_BLOCKS; i++) {
            inner = dense(inner, name + ".rdb" + i);
          }
          return Layers.scale(inner, SHARE).addi(x);
        });
  }

  private NDArray dense(NDArray x, String name) {
    return Scope.of(
        () -> {
          NDList seen = new NDList(x);
          for (int i = 1; i <= DENSE_LAYERS; i++) {
            seen.add(leaky(convolve(NDArrays.concat(seen, 1), name + ".conv" + i)));
          }
          return Layers.scale(convolve(NDArrays.concat(seen, 1), name + ".conv5"), SHARE).addi(x);
        });
  }

  private NDArray twice(NDArray x, String layer) {
    return Scope.of(() -> leaky(convolve(Layers.nearest(x, 2), layer)));
  }

  private NDArray convolve(NDArray x, String layer) {
    return arrays.convolve(x, layer);
  }

  private static NDArray leaky(NDArray x) {
    return Activation.leakyRelu(x, LEAK);
  }

  @Override
  public void close() {
    arrays.close();
  }
}
