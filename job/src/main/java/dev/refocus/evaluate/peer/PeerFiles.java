package dev.refocus.evaluate.peer;

import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.CaseImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of one run of a peer's command.
 *
 * @param folder of this run alone
 * @param lr the LR image; its ending says what it is
 * @param hr what the command is to write
 * @param kernel the true kernel, for methods that want one
 */
record PeerFiles(Path folder, Path lr, Path hr, Path kernel) {
  static PeerFiles in(Path folder, BenchmarkCase made) {
    return new PeerFiles(
        folder,
        folder.resolve("lr." + made.compression().ending()),
        folder.resolve("hr.png"),
        folder.resolve("kernel.csv"));
  }

  void write(BenchmarkCase made, CaseImages images) throws IOException {
    Files.write(lr, images.lr());
    Files.writeString(kernel, KernelCsv.of(made.trueKernel()));
  }

  List<String> filled(List<String> words, int scale) {
    return CommandWords.filled(
        words,
        Map.of(
            CommandWords.LR,
            lr.toString(),
            CommandWords.HR,
            hr.toString(),
            "{kernel}",
            kernel.toString(),
            "{scale}",
            Integer.toString(scale)));
  }
}
