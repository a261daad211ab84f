package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.decode.DecodedImage;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.decode.structure.Resolution;
import dev.refocus.encode.HrPng;
import dev.refocus.encode.KernelCsv;
import dev.refocus.export.ExportForm;
import dev.refocus.export.HrFile;
import dev.refocus.export.NameTemplate;
import dev.refocus.export.PictureFormat;
import dev.refocus.fit.Restoration;
import dev.refocus.store.StagedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one restored image.
 *
 * @param hr its name ends in {@code .png}, {@code .jpg} or {@code .jpeg}
 * @param kernel null for none
 * @param trace null for none
 */
record FitFiles(Path hr, Path kernel, Path trace) {

  /**
   * Refuses before the work what could not be written after it.
   *
   * @param input which none of them may replace
   */
  FitFiles requireWritable(Path input) {
    format();
    LocalFiles.requireWritable("--output", hr, input);
    LocalFiles.requireWritable("--kernel-output", kernel, input, hr);
    LocalFiles.requireWritable("--trace", trace, others(input));
    return this;
  }

  private Path[] others(Path input) {
    return kernel == null ? new Path[] {input, hr} : new Path[] {input, hr, kernel};
  }

  private PictureFormat format() {
    String name = hr.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      throw new UsageException(
          "--output %s: its name must end in .png, .jpg or .jpeg".formatted(hr));
    }
    return PictureFormat.of("--output " + hr + ": ending", name.substring(dot + 1));
  }

  /**
   * Writes all of them or none.
   *
   * @param report for the trace
   */
  void write(DecodedImage lr, Restoration restoration, String report) throws IOException {
    try (StagedFiles files = new StagedFiles()) {
      files.add(hr, picture(lr, restoration));
      if (kernel != null) {
        files.add(kernel, utf8(KernelCsv.of(restoration.kernel())));
      }
      if (trace != null) {
        files.add(trace, utf8(report));
      }
      files.commit();
    }
  }

  private byte[] picture(DecodedImage lr, Restoration restoration) throws IOException {
    byte[] png = HrPng.of(lr, restoration);
    if (format() == PictureFormat.PNG) {
      return png;
    }
    NameTemplate names = new NameTemplate(NameTemplate.DEFAULT);
    ExportForm form = new ExportForm(names, PictureFormat.JPEG, ExportForm.QUALITY, null, false);
    Optional<Resolution> resolution = HrPng.resolution(lr, restoration);
    HrFile file = HrFile.of(png, Metadata.NONE, resolution, form);
    return file.pixels().encode();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
