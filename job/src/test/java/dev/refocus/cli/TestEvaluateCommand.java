package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.SampleImages;
import dev.refocus.decode.DecodeLimits;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.encode.KernelCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class TestEvaluateCommand {
  @TempDir private Path folder;

  private Path spec;
  private Path output;

  @BeforeEach
  void writeBenchmark() throws IOException {
    output = folder.resolve("output");
    Files.createDirectories(folder.resolve("hr"));
    for (int i = 1; i <= 2; i++) {
      Files.write(folder.resolve("hr/discs" + i + ".png"), SampleImages.png(72, 64, i));
    }
    spec =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            images: hr/*.png
            scale: 2
            kernels: [square: {size: 6, side: 4}, bicubic]
            baselines: true-kernel
            profiles: [fast]
            """);
  }

  @Test
  void sumsUpAndKeepsARowForEveryCase() throws IOException {
    CommandRun run = evaluate();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(run.outLines().get(1)).matches("small fast +4 .+ %.*");
    assertThat(run.out())
        .contains("kernel, fast", "small square ", "small bicubic ", "image, fast", "small discs1 ")
        .contains("the worst cases")
        .contains("deploy/refocus evaluate " + spec);
    List<Map<String, Object>> rows = rows();
    assertThat(rows)
        .extracting(row -> row.get("case_id"))
        .containsExactlyInAnyOrder(
            "small/discs1/square/x2",
            "small/discs2/square/x2",
            "small/discs1/bicubic/x2",
            "small/discs2/bicubic/x2");
    assertThat(rows).allSatisfy(this::assertSound);
  }

  private void assertSound(Map<String, Object> row) {
    Map<?, ?> bicubic = (Map<?, ?>) row.get("bicubic");
    Map<?, ?> lanczos = (Map<?, ?>) row.get("lanczos");
    Map<?, ?> restored = (Map<?, ?>) row.get("restored");
    Map<?, ?> oracle = (Map<?, ?>) row.get("oracle");
    assertThat(row.get("status")).isIn("restored", "degraded");
    assertThat((double) restored.get("luma_shifted_db"))
        .isGreaterThanOrEqualTo((double) restored.get("luma_db"))
        .isBetween(10.0, 60.0);
    assertThat((double) oracle.get("luma_db")).isBetween(10.0, 60.0);
    boolean sharper =
        (double) lanczos.get("luma_shifted_db") > (double) bicubic.get("luma_shifted_db");
    Map<?, ?> baseline = sharper ? lanczos : bicubic;
    assertThat(row.get("baseline_db")).isEqualTo(baseline.get("luma_shifted_db"));
    assertThat(row.get("baseline_haarpsi")).isEqualTo(baseline.get("haarpsi"));
    assertThat((double) row.get("gain_db"))
        .isEqualTo((double) restored.get("luma_shifted_db") - (double) row.get("baseline_db"));
    assertThat((double) lanczos.get("gradient_energy"))
        .isGreaterThan((double) bicubic.get("gradient_energy"));
    assertThat((double) restored.get("haarpsi")).isBetween(0.2, 1.0);
    assertThat((double) restored.get("gmsd")).isBetween(0.001, 0.35);
    assertThat((double) restored.get("overshoot")).isBetween(0.0, 0.3);
    assertThat((double) restored.get("block_steps")).isBetween(0.3, 3.0);
    assertThat((double) restored.get("grid")).isBetween(0.0, 1.0);
    assertThat((double) row.get("kernel_shifted_ncc"))
        .isGreaterThanOrEqualTo((double) row.get("kernel_ncc") - 1e-9)
        .isBetween(0.3, 1.0);
    assertThat(row.get("lr_width")).isEqualTo(36);
    assertThat((String) row.get("reproduce"))
        .startsWith("deploy/refocus evaluate " + spec)
        .endsWith(" --case %s --profile fast --seed 0".formatted(row.get("case_id")));
  }

  @Test
  void goesOnWhereItWasAndRunsNothingTwice() throws IOException {
    CommandRun first = evaluate("--limit=1");
    CommandRun second = evaluate();
    CommandRun third = evaluate("--json");
    CommandRun fourth = evaluate("--against=" + output);

    assertThat(first.err()).contains("1 cases, 0 failed; in " + output);
    assertThat(second.err()).contains("1 of 4 cases are in " + output + " already");
    assertThat(third.err()).contains("4 of 4 cases are in " + output + " already");
    assertThat(third.outLines())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).contains("\"kernel_shifted_ncc\":"));
    assertThat(third.outLines().subList(0, 4))
        .allSatisfy(line -> assertThat(line).contains("\"lanczos.haarpsi\":", "\"gain_db\":"));
    assertThat(third.outLines().get(4))
        .startsWith("{\"summary\":\"small\",\"profile\":\"fast\",\"cases\":4,\"failed\":0,")
        .contains("\"reliability\":[{\"from\":", "\"winners\":");
    assertThat(fourth.out())
        .endsWith("all fast, 4 cases: +0.00 dB (95 %: +0.00 to +0.00)" + System.lineSeparator());
    assertThat(rows()).hasSize(4);
    assertThat(rows().stream().map(row -> row.get("run_id")).distinct()).hasSize(2);
  }

  @Test
  void drawsOneCase() throws IOException {
    CommandRun run = evaluate("--case=small/discs2/square/x2");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    Path pictures = output.resolve("pictures/small/discs2/square/x2/fast-0");
    ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
    for (String name : List.of("bicubic", "lanczos", "hr", "truth", "oracle")) {
      byte[] png = Files.readAllBytes(pictures.resolve(name + ".png"));
      assertThat(decoder.decode(png, 1).color().width()).as(name).isEqualTo(72);
    }
    byte[] lr = Files.readAllBytes(pictures.resolve("lr.png"));
    assertThat(decoder.decode(lr, 2).color().height()).isEqualTo(32);
    assertThat(KernelCsv.read(pictures.resolve("true_kernel.csv")).size()).isEqualTo(6);
    assertThat(pictures.resolve("kernel.png")).isNotEmptyFile();
    assertThat(pictures.resolve("true_kernel.png")).isNotEmptyFile();
    assertThat(output.resolve("cases")).doesNotExist();
  }

  @Test
  void aCaseThatFailsIsARow() throws IOException {
    Files.writeString(folder.resolve("hr/broken.png"), "no image");

    CommandRun run = evaluate("--limit=1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run.out()).contains("0 (+1 failed)").contains("NOT_AN_IMAGE: ");
    assertThat(rows()).hasSize(1);
    assertThat(rows().get(0).get("status")).isEqualTo("failed");
  }

  @Test
  void seedsSpread() throws IOException {
    CommandRun run = evaluate("--seeds=2", "--limit=1");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(rows()).extracting(row -> row.get("seed")).containsExactlyInAnyOrder(0L, 1L);
    assertThat(rows())
        .extracting(row -> (String) row.get("reproduce"))
        .allSatisfy(command -> assertThat(command).doesNotContain("--seeds"));
  }

  @Test
  void refusesSeedsThatAreNone() {
    assertUnusable(evaluate("--seeds=0"), "--seeds 0: must be 1 or more, without --seed");
    assertUnusable(
        evaluate("--seeds=2", "--seed=7"), "--seeds 2: must be 1 or more, without --seed");
  }

  @Test
  void saysWhereMissingImagesAreToBePut() throws IOException {
    Files.writeString(spec, "images: set99/*.png\nkernels: bicubic\n");
    assertUnusable(
        evaluate(),
        "group small: image %s/set99/*.png: no such file or folder; check the path (globs: * ? [ab] {a,b}); put the images there, or name the folder that holds set99/*.png with --images (datasets/README.md says where they come from)"
            .formatted(folder));
  }

  @Test
  void refusesACaseThatIsNotThere() {
    assertUnusable(
        evaluate("--case=small/discs1/sqare/x2"),
        "--case small/discs1/sqare/x2: no such case, did you mean small/discs1/square/x2?");
  }

  @Test
  void refusesToCompareWithNothing() {
    assertUnusable(
        evaluate("--against=" + folder),
        folder + ": is not an output of evaluate; name the folder that evaluate printed");
  }

  @Test
  void refusesAnUnknownKey() throws IOException {
    Files.writeString(spec, "image: a.png\nkernels: bicubic\n");
    assertUnusable(evaluate(), spec + ", group small: unknown key image, did you mean images?");
  }

  /** A JVM that is killed as soon as its first wave is there; what it kept is not run again. */
  @Test
  @Timeout(900)
  void keepsFinishedWavesWhenItIsKilled() throws Exception {
    Files.writeString(
        spec,
        """
        images: hr/*.png
        crop: 48
        scale: 2
        kernels:
          - random-gaussian: {count: 12, size: 8, min: 0.5, max: 1.5}
        profiles: [fast]
        """);
    Process process = process();
    try {
      awaitRows(process);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as("killed, not ended").isEqualTo(137);
    int kept = rows().size();
    assertThat(kept).isBetween(4, 23);

    CommandRun rest = evaluate();

    assertThat(rest.exitCode()).as(rest.err()).isEqualTo(ExitCode.RESTORED);
    assertThat(rest.err()).contains(String.format(Locale.ROOT, "%d of 24 cases are in", kept));
    assertThat(rows()).hasSize(24);
    assertThat(rows().stream().map(row -> row.get("case_id")).collect(Collectors.toSet()))
        .hasSize(24);
  }

  private Process process() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of(System.getProperty("refocus.home"), "conf/jvm.options"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Refocus.class.getName());
    command.addAll(Arrays.asList(arguments("local[1]")));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private void awaitRows(Process process) throws Exception {
    Path committed = output.resolve("cases/_SUCCESS");
    while (!Files.exists(committed)) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
      Thread.sleep(10);
    }
  }

  private CommandRun evaluate(String... more) {
    return CommandRun.of(arguments("local[2]", more));
  }

  private String[] arguments(String master, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("evaluate", spec.toString(), "--output=" + output));
    arguments.addAll(List.of("--master=" + master, "--conf=spark.ui.enabled=false"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private List<Map<String, Object>> rows() throws IOException {
    return new ParquetTable(output.resolve("cases")).rows();
  }

  private static void assertUnusable(CommandRun run, String message) {
    assertThat(run.err()).isEqualTo("refocus: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
  }
}
