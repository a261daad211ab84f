package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --kernel}: the user knows what made the images. */
@Tag("long")
@Timeout(300)
class TestKnownKernel {
  private static final String BOX = "0,0,0,0\n0,.25,.25,0\n0,.25,.25,0\n0,0,0,0\n";

  @TempDir private Path folder;

  @Test
  void theTrueKernelIsBetterThanTheFoundOne() throws IOException {
    Path demo = Checkout.root().resolve("datasets/demo");
    Path lr = demo.resolve("lr/coffee.png");
    JsonNode known = fit(lr, "--kernel=" + demo.resolve("kernel/coffee.csv"), "--scale=4");
    double truth = psnr("hr/coffee.png");
    assertThat(known.path("kernel_name").asText()).isEqualTo("given");
    assertThat(known.path("kernel_confidence").asDouble()).isEqualTo(1);
    assertThat(known.path("residual_db").asDouble()).isGreaterThan(35);
    fit(lr, "--scale=4");
    double found = psnr("hr/coffee.png");
    assertThat(truth).as("dB; with the found kernel %s", found).isGreaterThan(found + 0.2);
  }

  @Test
  void restoreHasThePixelsOfFitAndNoticesAnotherKernel() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Path image = Files.write(archive.resolve("a.png"), SampleImages.png(30, 24, 1));
    Path box = Files.writeString(folder.resolve("box.csv"), BOX);
    fit(image, "--kernel=" + box, "--scale=2");
    assertThat(restore(archive, box).exitCode()).isZero();
    Map<String, Object> row =
        new ParquetTable(folder.resolve("output")).rows("/archive").get("a.png");
    assertThat(row).containsEntry("kernel_name", "given");
    assertThat(Rows.struct(row.get("hr")).get("bytes"))
        .isEqualTo(HexFormat.of().formatHex(Files.readAllBytes(hr())));
    assertThat(Rows.struct(row.get("kernel"))).containsEntry("size", 4);

    Files.writeString(box, BOX.replace(".25", "1"));
    assertThat(restore(archive, box).err())
        .as("the same after the division by the sum")
        .contains("1 of 1 inputs are done already");
    Files.writeString(box, BOX.replaceFirst("0,0,0,0", "0,.1,.1,0"));
    CommandRun other = restore(archive, box);
    assertThat(other.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(other.err())
        .containsPattern(
            "an earlier run began this output with kernel=[0-9a-f]{16}, and this run has [0-9a-f]{16}; use");
    CommandRun none = restore(archive, null);
    assertThat(none.err()).containsPattern("with kernel=[0-9a-f]{16}, and this run has none; use");
  }

  @Test
  void aFlatImageIsRestoredToo() throws IOException {
    BufferedImage flat = new BufferedImage(30, 30, BufferedImage.TYPE_3BYTE_BGR);
    Path image = folder.resolve("flat.png");
    ImageIO.write(flat, "png", image.toFile());
    Path box = Files.writeString(folder.resolve("box.csv"), BOX);
    assertThat(fit(image, "--kernel=" + box, "--scale=2").path("kernel_name").asText())
        .isEqualTo("given");
    assertThat(ImageIO.read(hr().toFile()).getRGB(20, 20)).isEqualTo(0xff000000);
  }

  @Test
  void refusesWhatIsNoKernelOfTheScale() throws IOException {
    Path image = Files.write(folder.resolve("a.png"), SampleImages.png(30, 24, 1));
    Path box = Files.writeString(folder.resolve("box.csv"), BOX);
    assertUnusable(
        image,
        "--kernel: 4 x 4 numbers at --scale 3, must be an odd number and at most 48 a side; pad the kernel with zeros",
        "--kernel=" + box,
        "--scale=3");
    assertUnusable(
        image,
        "--kernel: profile paper trains a kernel of its own; use solver, balanced or fast",
        "--kernel=" + box,
        "--scale=2",
        "--profile=paper");
    Path none = folder.resolve("none.csv");
    assertUnusable(
        image,
        "--kernel %s: cannot be read; name a readable file of K lines of K numbers".formatted(none),
        "--kernel=" + none);
    Path odd = Files.writeString(folder.resolve("odd.csv"), "1,2\n3\n");
    assertUnusable(
        image,
        odd + ": line 2 has 1 numbers, must be 2 lines of 2 numbers separated by commas",
        "--kernel=" + odd);
  }

  private void assertUnusable(Path image, String message, String... options) {
    List<String> arguments = new ArrayList<>(List.of("fit", image.toString()));
    arguments.add("--output=" + hr());
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.err()).isEqualTo("refocus: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }

  private JsonNode fit(Path image, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("fit", image.toString(), "--json"));
    arguments.addAll(List.of("--output=" + hr(), "--profile=fast"));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private CommandRun restore(Path archive, Path kernel) {
    List<String> options = new ArrayList<>(List.of("--scale=2", "--profile=fast"));
    if (kernel != null) {
      options.add("--kernel=" + kernel);
    }
    return CommandRun.restore(
        "local[1]", archive, folder.resolve("output"), options.toArray(String[]::new));
  }

  private Path hr() {
    return folder.resolve("hr.png");
  }

  /** Of all channels against the truth, without a border. */
  private double psnr(String truth) throws IOException {
    BufferedImage expected =
        ImageIO.read(Checkout.root().resolve("datasets/demo/" + truth).toFile());
    BufferedImage actual = ImageIO.read(hr().toFile());
    double sum = 0;
    long count = 0;
    for (int y = 16; y < expected.getHeight() - 16; y++) {
      for (int x = 16; x < expected.getWidth() - 16; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int error =
              (expected.getRGB(x, y) >> shift & 0xff) - (actual.getRGB(x, y) >> shift & 0xff);
          sum += (double) error * error;
          count++;
        }
      }
    }
    return 10 * Math.log10(255 * 255 * count / sum);
  }
}
