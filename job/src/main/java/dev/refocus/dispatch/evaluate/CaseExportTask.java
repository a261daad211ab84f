package dev.refocus.dispatch.evaluate;

import dev.refocus.Finding;
import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.encode.KernelCsv;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.CaseImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** One case to files, whatever happens. */
record CaseExportTask(RunConfig run, String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Function<BenchmarkCase, ExportedCase> {
  @Override
  public ExportedCase call(BenchmarkCase made) throws IOException {
    String lr = "lr/%s.%s".formatted(made.fileName(), made.compression().ending());
    String kernel = "kernels/%s.csv".formatted(made.fileName());
    String error = null;
    try {
      write(lr, images(made).lr());
      write(kernel, KernelCsv.of(made.trueKernel()).getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException | Error e) {
      Finding finding = Failure.finding(e, made.id());
      error = finding.code() + ": " + finding.message();
    }
    return new ExportedCase(made.id(), made.fileName(), lr, kernel, made.scale(), error);
  }

  private CaseImages images(BenchmarkCase made) {
    Configuration files = hadoop.value().value();
    byte[] hr = new ImageReader(files, run.limits().maxBytes()).read(made.original().ref());
    return CaseImages.of(made, hr, new ImageDecoder(run.limits()));
  }

  private void write(String name, byte[] bytes) throws IOException {
    new CaseFolder(folder).write(name, bytes, hadoop.value().value());
  }
}
