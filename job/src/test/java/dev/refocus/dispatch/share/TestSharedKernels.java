package dev.refocus.dispatch.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.CommandRun;
import dev.refocus.ParquetTable;
import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.output.KernelGroups;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.encode.PngEncoder;
import dev.refocus.fit.Fits;
import dev.refocus.fit.Kernels;
import dev.refocus.fit.Photographs;
import dev.refocus.fit.model.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs through one kernel, in one folder. */
@Tag("long")
class TestSharedKernels {
  private static final int SCALE = 4;
  private static final int SIDE = 400;
  private static final Kernel SHAKE = Kernels.lShape(20, 3, 4);

  @TempDir private Path temporary;

  @Test
  void imagesOfAFolderTakeTheKernelThatTheyHaveInCommon() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive"));
    Path output = temporary.resolve("output");
    for (String name : Photographs.NAMES.subList(0, 3)) {
      photograph(archive, name);
    }
    Files.writeString(archive.resolve("broken.png"), "\u0089PNG\r\n");
    CommandRun run = restore(archive, output);
    assertThat(run.err())
        .contains("1 groups of images share a kernel, 1 new")
        .contains("4 inputs: ")
        .contains("1 failed");

    String folder = "file:" + archive;
    List<KernelGroups.Group> groups =
        KernelGroups.read(new OutputFolder(output.toString(), new Configuration()));
    assertThat(groups)
        .singleElement()
        .satisfies(group -> assertThat(group.name()).isEqualTo(folder));
    assertThat(groups.get(0).members()).hasSize(3);
    Map<String, Map<String, Object>> rows = new ParquetTable(output).rows("/archive");
    assertThat(rows.get("astronaut.png"))
        .containsEntry("kernel_name", "shared")
        .containsEntry("kernel_group", folder);
    assertThat(rows.get("broken.png")).containsEntry("kernel_group", null);
    assertThat(output.resolve(Ledger.FOLDER)).isEmptyDirectory();

    photograph(archive, Photographs.NAMES.get(3));
    CommandRun later = restore(archive, output);
    assertThat(later.err()).contains("1 groups of images share a kernel, 0 new");
    assertThat(new ParquetTable(output).rows("/archive").get("rocket.png"))
        .containsEntry("kernel_group", folder);
  }

  private static CommandRun restore(Path archive, Path output) {
    return CommandRun.restore(
        "local[2]", archive, output, "--share-kernel=folder", "--profile=fast", "--scale=" + SCALE);
  }

  private static void photograph(Path archive, String name) throws IOException {
    Files.write(
        archive.resolve(name + ".png"),
        PngEncoder.encode(
            Fits.degraded(Photographs.luma(name, SIDE, SIDE), SHAKE, SCALE), Optional.empty(), 8));
  }
}
