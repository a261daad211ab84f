package dev.refocus.fit.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import dev.refocus.config.NetworkCard;
import dev.refocus.ndarray.Layers;
import dev.refocus.ndarray.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Real-ESRGAN's small generator: convolutions at LR size, each followed by a slope per channel
 * below zero; the last gives what the nearest LR pixel lacks of every HR pixel.
 */
final class Srvgg implements Network {
  private final NetworkArrays arrays;
  private final int layers;
  private final int scale;

  Srvgg(NetworkArrays arrays) {
    this.arrays = arrays;
    layers = layers(arrays::has);
    scale = scale(arrays.get(weight(layers - 1)).getShape().get(0));
  }

  /** Whether a file with arrays of these names is one. */
  static boolean hasNames(Set<String> names) {
    return names.containsAll(List.of("body.0.weight", "body.0.bias", "body.1.weight"))
        && names.stream().allMatch(name -> name.matches("body\\.\\d+\\.(weight|bias)"));
  }

  /** The last layer's weights among these names. */
  static String last(Set<String> names) {
    return weight(layers(names::contains) - 1);
  }

  private static int layers(Predicate<String> has) {
    int count = 0;
    while (has.test(weight(count))) {
      count++;
    }
    return count;
  }

  /**
   * What it does.
   *
   * @param channels that the last layer gives
   */
  static NetworkCard card(long channels) {
    return NetworkCard.upscaler(scale(channels), 1);
  }

  private static int scale(long channels) {
    return (int) Math.round(Math.sqrt(channels / 3.0));
  }

  private static String weight(int layer) {
    return "body." + layer + ".weight";
  }

  @Override
  public NDArray run(NDList x) {
    return Scope.of(
        () -> {
          NDArray seen = x.singletonOrThrow().toType(arrays.type(), false);
          NDArray y = seen;
          for (int i = 0; i < layers; i++) {
            NDArray before = y;
            int layer = i;
            y = Scope.of(() -> layer(before, layer));
          }
          return Layers.shuffle(y, scale)
              .add(Layers.nearest(seen, scale))
              .toType(DataType.FLOAT32, false);
        });
  }

  private NDArray layer(NDArray x, int layer) {
    return arrays.has("body." + layer + ".bias")
        ? arrays.convolve(x, "body." + layer)
        : sloped(x, arrays.get(weight(layer)));
  }

  /** {@code max(x, 0) + slope min(x, 0)}. */
  private static NDArray sloped(NDArray x, NDArray slopes) {
    NDArray positive = Activation.relu(x);
    return positive.add(x.sub(positive).muli(slopes.reshape(1, -1, 1, 1)));
  }

  @Override
  public void close() {
    arrays.close();
  }
}
