package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.MakeDemoDataset.Recipe;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestDemoDataset {
  private static final Path DATASETS = Path.of(System.getProperty("refocus.home"), "datasets");

  static List<Recipe> recipes() throws IOException {
    return MakeDemoDataset.recipes(DATASETS.resolve("kernels"));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isWhatTheGeneratorMakes(Recipe recipe) throws IOException {
    Path demo = DATASETS.resolve("demo");
    Image hr = MakeDemoDataset.read(demo.resolve("hr").resolve(recipe.name() + ".png"));
    Image lr = MakeDemoDataset.read(demo.resolve("lr").resolve(recipe.name() + ".png"));

    assertThat(KernelCsv.read(demo.resolve("kernel").resolve(recipe.name() + ".csv")))
        .isEqualTo(recipe.kernel());
    assertThat(MakeDemoDataset.degrade(hr, recipe).samples()).containsExactly(lr.samples());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void kernelsAreCentered(Recipe recipe) {
    double center = (recipe.kernel().size() - 1) / 2.0;

    assertThat(Math.abs(recipe.kernel().centerRow() - center)).isLessThan(0.5);
    assertThat(Math.abs(recipe.kernel().centerColumn() - center)).isLessThan(0.5);
  }
}
