package dev.refocus.evaluate;

import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.KernelCsv;
import dev.refocus.encode.PngEncoder;
import dev.refocus.evaluate.kernels.SyntheticKernels;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes {@code datasets/demo}: crops four photographs, writes the kernels, degrades.
 *
 * <p>{@code deploy/benchmark dev.refocus.evaluate.MakeDemoDataset datasets/demo [PHOTOGRAPHS]};
 * without the photographs the HR crops stay as they are.
 */
final class MakeDemoDataset {
  static final int SCALE = 4;

  private static final int KERNEL_SIZE = 24;

  private MakeDemoDataset() {}

  /** A photograph, the part of it that is used, and the kernel that degrades it. */
  record Recipe(
      String name, String photograph, int top, int left, int height, int width, Kernel kernel) {}

  static List<Recipe> recipes(Path kernels) throws IOException {
    return List.of(
        new Recipe(
            "astronaut",
            "astronaut.png",
            0,
            0,
            512,
            512,
            KernelCsv.read(kernels.resolve("levin24_3.csv"))),
        new Recipe(
            "coffee", "coffee.png", 0, 0, 400, 600, SyntheticKernels.corner(KERNEL_SIZE, 14, 4)),
        new Recipe(
            "rocket",
            "rocket.jpg",
            0,
            0,
            424,
            640,
            SyntheticKernels.gaussian(KERNEL_SIZE, 14, 2.5, 35)),
        new Recipe(
            "galaxies",
            "hubble_deep_field.jpg",
            180,
            230,
            512,
            512,
            SyntheticKernels.bicubic(SCALE)));
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (String part : List.of("hr", "kernel", "lr")) {
      Files.createDirectories(folder.resolve(part));
    }
    for (Recipe recipe : recipes(folder.resolveSibling("kernels"))) {
      Path hr = folder.resolve("hr").resolve(recipe.name() + ".png");
      if (arguments.length > 1) {
        Image photograph = read(Path.of(arguments[1]).resolve(recipe.photograph()));
        Files.write(
            hr,
            PngEncoder.encode(
                Crop.of(photograph, recipe.top(), recipe.left(), recipe.height(), recipe.width()),
                Optional.empty(),
                8));
      }
      Files.writeString(
          folder.resolve("kernel").resolve(recipe.name() + ".csv"), KernelCsv.of(recipe.kernel()));
      Files.write(
          folder.resolve("lr").resolve(recipe.name() + ".png"),
          PngEncoder.encode(degrade(read(hr), recipe), Optional.empty(), 8));
    }
  }

  static Image degrade(Image hr, Recipe recipe) {
    return new Degradation(recipe.kernel(), SCALE).apply(hr);
  }

  static Image read(Path file) throws IOException {
    return new ImageDecoder(DecodeLimits.DEFAULT).decode(Files.readAllBytes(file), 1).color();
  }
}
