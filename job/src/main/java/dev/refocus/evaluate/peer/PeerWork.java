package dev.refocus.evaluate.peer;

import dev.refocus.decode.ImageDecoder;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.CaseImages;
import dev.refocus.evaluate.CaseOutcome.PeerImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gets peers' images.
 *
 * @param read the bytes of a file by its URI, within the bounds of the run
 */
public record PeerWork(ImageDecoder decoder, Function<String, byte[]> read) {
  private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The image of a case.
   *
   * @param bytes of the image in the user's folder
   */
  public PeerImage of(FolderPeer peer, byte[] bytes, CaseImages images) {
    return new PeerImage(PeerImages.of(peer.name(), bytes, images, decoder), Double.NaN);
  }

  /**
   * Runs the command and takes what it wrote.
   *
   * @throws dev.refocus.RefocusException if the command fails or leaves no image of the truth's
   *     size
   */
  public PeerImage of(CommandPeer peer, BenchmarkCase made, CaseImages images) {
    try {
      Path folder = Files.createTempDirectory("refocus-peer-");
      try {
        return run(peer, made, images, PeerFiles.in(folder, made));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PeerImage run(CommandPeer peer, BenchmarkCase made, CaseImages images, PeerFiles files)
      throws IOException {
    files.write(made, images);
    List<String> words = files.filled(CommandWords.of(peer.given()), made.scale());
    PeerProcess process = new PeerProcess(peer.name(), files.folder().resolve("log"));
    long begin = System.nanoTime();
    process.run(words, peer.seconds());
    double seconds = (System.nanoTime() - begin) / NANOSECONDS;
    if (!Files.isRegularFile(files.hr())) {
      throw process.failed("ended and did not write {hr}");
    }
    byte[] hr = read.apply(files.hr().toUri().toString());
    return new PeerImage(PeerImages.of(peer.name(), hr, images, decoder), seconds);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
