package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.Checkout;
import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.Rows;
import dev.refocus.SampleImages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --network}: a network of the user's. */
@Tag("long")
@Timeout(300)
class TestNetworkProfile {
  private static final Path NETWORKS = Checkout.root().resolve("datasets/reference/networks");
  private static final Path SMALL = NETWORKS.resolve("srvgg_x2.safetensors");

  @TempDir private Path folder;

  @Test
  void restoreHasThePixelsOfFitAndNoticesAnotherNetwork() throws IOException {
    Path archive = Files.createDirectories(folder.resolve("archive"));
    Path image = Files.write(archive.resolve("a.png"), SampleImages.png(30, 24, 1));
    CommandRun fit = fit(image, "--network=" + SMALL);
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    CommandRun restored = restore(archive, SMALL);
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    Map<String, Object> row =
        new ParquetTable(folder.resolve("output")).rows("/archive").get("a.png");
    assertThat(Rows.struct(row.get("fit"))).containsEntry("profile", "network");
    assertThat(Rows.struct(row.get("hr")).get("bytes"))
        .isEqualTo(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("hr.png"))));
    assertMap((String) row.get("unconfirmed"));

    Path copy = Files.copy(SMALL, folder.resolve("copy.safetensors"));
    assertThat(restore(archive, copy).err()).contains("1 of 1 inputs are done already");
    CommandRun other = restore(archive, NETWORKS.resolve("rrdbnet_x2.safetensors"));
    assertThat(other.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(other.err()).containsPattern("began this output with fit.network=[0-9a-f]{16}");
  }

  /** A pixel for each of 60 x 48, in the row and on the page. */
  private void assertMap(String hexadecimal) throws IOException {
    byte[] png = HexFormat.of().parseHex(hexadecimal);
    Image map = new ImageDecoder(DecodeLimits.DEFAULT).decode(png, 1).color();
    assertThat(new int[] {map.channels(), map.height(), map.width()}).containsExactly(1, 48, 60);
    assertThat(Arrays.toString(map.samples())).contains("0.0").containsPattern("0\\.[1-9]");
    Path page = folder.resolve("page.html");
    String output = folder.resolve("output").toString();
    CommandRun report = CommandRun.of("report", output, "--output=" + page);
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(Files.readString(page))
        .contains("\"unconfirmed\":\"" + Base64.getEncoder().encodeToString(png) + "\"");
  }

  @Test
  void aNetworkThatCannotBeUsedEndsTheRunBeforeItBegins() {
    Path image = folder.resolve("a.png");
    assertUnusable(
        fit(image, "--network=" + NETWORKS.resolve("srvgg_x4.safetensors")),
        "enlarges by 4, and fit.scale is 2; use --scale 4 or another network");
    assertUnusable(
        fit(image, "--network=" + SMALL, "--profile=balanced"),
        "profile balanced uses no network of yours; leave --profile out or name network");
    assertUnusable(fit(image, "--profile=network"), "name one with --network (fit.network)");
  }

  @Test
  void evaluateComparesTheUsesOfAnUpscaler() throws IOException {
    Files.write(folder.resolve("discs.png"), SampleImages.png(72, 64, 1));
    Path spec =
        Files.writeString(
            folder.resolve("small.yaml"),
            "{images: discs.png, scale: 2, kernels: bicubic, profiles: [fast]}");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            spec.toString(),
            "--output=" + folder.resolve("evaluated"),
            "--master=local[2]",
            "--network=" + SMALL);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("small network-raw ", "small network-corrected ", "small network ")
        .doesNotContain("small fast");
  }

  private static void assertUnusable(CommandRun run, String why) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(run.err()).contains(why);
  }

  private CommandRun fit(Path image, String... options) {
    String[] own = {"fit", image.toString(), "--output=" + folder.resolve("hr.png"), "--scale=2"};
    return CommandRun.of(Stream.of(own, options).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private CommandRun restore(Path archive, Path network) {
    return CommandRun.restore(
        "local[1]", archive, folder.resolve("output"), "--scale=2", "--network=" + network);
  }
}
