package dev.refocus.score.aesthetic;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.refocus.UsageException;
import dev.refocus.score.clip.Tower;
import dev.refocus.score.clip.VisionTransformer;
import dev.refocus.score.weights.SafeTensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code w . x / |x| + b}. A predictor of several layers without activations between them is the
 * same, multiplied out.
 *
 * @param weights {@code (features)}
 */
record AffineHead(float[] weights, double bias) {

  /** The head for an image tower of OpenAI's, which its patches and features tell. */
  static AffineHead shipped(Tower tower) {
    int patch = tower instanceof VisionTransformer vit ? vit.patch() : 0;
    String name =
        switch (tower.embedding() + "/" + patch) {
          case "512/32" -> "vit_b_32";
          case "512/16" -> "vit_b_16";
          case "768/14" -> "vit_l_14";
          default ->
              throw new UsageException(
                  String.format(
                      Locale.ROOT,
                      "no aesthetic head for %d features of patches of %d pixels; there are 512 of 32 or 16 and 768 of 14",
                      tower.embedding(),
                      patch));
        };
    return shipped(name);
  }

  static AffineHead shipped(String name) {
    try (InputStream stream =
        AffineHead.class.getResourceAsStream("sa_0_4_" + name + "_linear.safetensors")) {
      Path copy = Files.createTempFile("head", ".safetensors");
      try {
        Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        return read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One layer ({@code weight}, {@code bias}) or several, by rising number. */
  static AffineHead read(Path file) {
    SafeTensors tensors = SafeTensors.open(file);
    List<String> layers =
        tensors.names().stream()
            .filter(name -> name.endsWith("weight"))
            .sorted(
                Comparator.comparing((String name) -> name.length()).thenComparing(name -> name))
            .map(name -> name.substring(0, name.length() - "weight".length()))
            .toList();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray weight = null;
      NDArray bias = null;
      for (String layer : layers) {
        NDArray matrix = tensors.read(layer + "weight", manager, DataType.FLOAT32);
        NDArray shift = tensors.read(layer + "bias", manager, DataType.FLOAT32);
        bias = bias == null ? shift : matrix.matMul(bias.reshape(-1, 1)).flatten().add(shift);
        weight = weight == null ? matrix : matrix.matMul(weight);
      }
      if (weight == null || !bias.getShape().equals(new Shape(1))) {
        throw new UsageException(
            "%s is no head with one output; fetch or convert it again".formatted(file));
      }
      return new AffineHead(weight.toFloatArray(), bias.getFloat(0));
    }
  }

  int width() {
    return weights.length;
  }

  /**
   * @param feature of an image, of any length but 0
   */
  double apply(float[] feature) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      product += (double) weights[i] * feature[i];
      square += (double) feature[i] * feature[i];
    }
    return product / Math.sqrt(square) + bias;
  }
}
