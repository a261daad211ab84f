package dev.refocus.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.SampleImages;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Settings;
import dev.refocus.config.Sha256;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.camera.Camera;
import dev.refocus.evaluate.kernels.NamedKernel;
import dev.refocus.evaluate.kernels.SyntheticKernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of former runs must be found again, and hold what a new run would. */
class TestCaseNames {
  private static final ImageDecoder DECODER = new ImageDecoder(DecodeLimits.DEFAULT);

  /** Names, hashes and LR samples as they were before there were cameras. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, g/x/a/x4, 7897fc47d19f982c, 314cef53409e8a175d55d11212611bd0f49700f449aeb2cfc383e1336a3a3844",
    "2.5, 0, g/x/a/x4/noise2.5, 5b88d6d991de36fd, f366815d64695b2519ea545fedcdf8e151d147625bc7795e061ae1fda9555888",
    "0, 85, g/x/a/x4/jpeg85, d338fc31f5e0923d, 86196e0151b77b78e2a659ed893a21b09f7bc4572b4d4378009bb7008d938955",
    "2.5, 85, g/x/a/x4/noise2.5/jpeg85, ab1bb80bd3ada829, d89cc3dcd607aba7714212f024a66bc34fe091e1374b68a795759c4e0a8e50dc"
  })
  void stay(double noise, int jpeg, String id, String hash, String samples) throws IOException {
    BenchmarkCase made = made(Camera.IDEAL.withNoise(noise), Compression.PNG.withQuality(jpeg));
    CaseImages images = CaseImages.of(made, SampleImages.png(203, 202, 1), DECODER);
    assertThat(made.id()).isEqualTo(id);
    assertThat(made.hash()).isEqualTo(hash);
    String lr = Arrays.toString(DECODER.decode(images.lr(), 1).color().samples());
    assertThat(Sha256.hex(lr.getBytes(StandardCharsets.UTF_8))).isEqualTo(samples);
  }

  @Test
  void tellEveryStep() {
    Camera phone = new Camera(1.5, 0.05, true, 0.6, 1);
    Compression twice = new Compression(85, 70, Subsampling.FULL);
    assertThat(made(phone, twice).id())
        .isEqualTo("g/x/a/x4/noise1.5/shot0.05/bayer/sharpen0.6-1/jpeg85/444/jpeg70");
    assertThat(made(phone, Compression.PNG).id())
        .isEqualTo("g/x/a/x4/noise1.5/shot0.05/bayer/sharpen0.6-1");
  }

  @ParameterizedTest
  @CsvSource({"x, g/x/a/x4/balanced-0", ".., g/_../a/x4/balanced-0", "., g/_./a/x4/balanced-0"})
  void picturesStayInTheirFolder(String image, String pictures) {
    BenchmarkCase x = made(Camera.IDEAL, Compression.PNG);
    BenchmarkCase named =
        new BenchmarkCase(
            x.group(),
            new BenchmarkCase.Original(x.original().ref(), image, null, 1),
            x.kernel(),
            x.scale(),
            x.camera(),
            x.compression());
    FitConfig fit = new Settings().set("fit.profile", "balanced").set("fit.seed", "0").fit();
    assertThat(new Trial(named, new FitMethod(fit, false)).pictures()).isEqualTo(pictures);
  }

  private static BenchmarkCase made(Camera camera, Compression compression) {
    return new BenchmarkCase(
        "g",
        new BenchmarkCase.Original(
            new ImageRef("file:/set/x.png", "set", 1, 0, true), "x", null, 1),
        new NamedKernel("a", SyntheticKernels.square(12, 4, 0)),
        4,
        camera,
        compression);
  }
}
