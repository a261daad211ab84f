package dev.refocus.dispatch.evaluate;

import dev.refocus.ErrorCode;
import dev.refocus.RefocusException;
import dev.refocus.encode.KernelCsv;
import dev.refocus.encode.KernelPicture;
import dev.refocus.encode.PngEncoder;
import dev.refocus.evaluate.CaseOutcome;
import dev.refocus.evaluate.Trial;
import dev.refocus.fit.model.Kernel;
import dev.refocus.image.Image;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.StoreErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/**
 * Pictures of a trial to look at, in a folder of its own: {@code lr}, {@code bicubic.png}, {@code
 * lanczos.png}, {@code hr.png}, {@code oracle.png} (with the true kernel), {@code truth.png},
 * {@code kernel} and {@code true_kernel} as picture and CSV.
 */
record CasePictures(Configuration hadoop, String folder) {
  private static final int PIXELS_PER_WEIGHT = 8;

  void write(Trial trial, CaseOutcome outcome) {
    Path place = new Path(folder, trial.pictures());
    CaseOutcome.ComparedImages compared = outcome.compared();
    try {
      write(place, "lr." + trial.benchmarkCase().compression().ending(), outcome.images().lr());
      write(place, "bicubic.png", png(compared.bicubic()));
      write(place, "lanczos.png", png(compared.lanczos()));
      write(place, "hr.png", png(compared.hr()));
      write(place, "truth.png", png(outcome.images().truth()));
      if (compared.oracle().isPresent()) {
        write(place, "oracle.png", png(compared.oracle().get()));
      }
      if (outcome.restoration().isPresent()) {
        kernel(place, "kernel", outcome.restoration().get().kernel());
      }
      kernel(place, "true_kernel", outcome.trueKernel());
    } catch (IOException e) {
      throw unwritten(place, e);
    } catch (FSError e) {
      throw unwritten(place, DiskErrors.exception(e));
    }
  }

  private static RefocusException unwritten(Path place, IOException error) {
    return new RefocusException(
        ErrorCode.UNREADABLE, StoreErrors.explain(place.toString(), error), error);
  }

  private void kernel(Path place, String name, Kernel kernel) throws IOException {
    byte[] csv = KernelCsv.of(kernel).getBytes(StandardCharsets.UTF_8);
    write(place, name + ".csv", csv);
    write(place, name + ".png", KernelPicture.png(kernel, PIXELS_PER_WEIGHT));
  }

  private static byte[] png(Image image) {
    return PngEncoder.encode(image, Optional.empty(), 8);
  }

  private void write(Path place, String name, byte[] bytes) throws IOException {
    Path file = new Path(place, name);
    try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
      out.write(bytes);
    }
  }
}
