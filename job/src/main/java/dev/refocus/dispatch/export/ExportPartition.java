package dev.refocus.dispatch.export;

import dev.refocus.RefocusException;
import dev.refocus.config.RunConfig;
import dev.refocus.config.Sha256;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.decode.structure.Location;
import dev.refocus.decode.structure.Metadata;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.export.ExportForm;
import dev.refocus.export.FileNames;
import dev.refocus.export.HrFile;
import dev.refocus.row.Status;
import dev.refocus.store.DiskErrors;
import dev.refocus.store.StoreErrors;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One partition of a finished run: its rows in, their files written, one image in memory at a time.
 *
 * @param folder that takes the files
 * @param hadoop how executors reach the input and the folder
 * @param counters seen by the driver's progress line
 */
record ExportPartition(
    ExportForm form,
    RunConfig run,
    String folder,
    Broadcast<FileNames> names,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements FlatMapFunction<Iterator<Row>, ExportCount> {
  @Override
  public Iterator<ExportCount> call(Iterator<Row> rows) throws IOException {
    PictureFolder pictures = new PictureFolder(folder, hadoop.value().value());
    ExportCount count = ExportCount.NONE;
    while (rows.hasNext()) {
      ExportCount one = put(new ExportRow(rows.next()), pictures);
      counters.count((one.failed() == 0 ? Status.RESTORED : Status.FAILED).text());
      count = count.plus(one);
    }
    return List.of(count).iterator();
  }

  private ExportCount put(ExportRow row, PictureFolder pictures) {
    try {
      String name = names.value().of(row.source());
      Optional<Metadata> original = form.gps() ? original(row) : Optional.empty();
      Optional<Location> location = original.flatMap(Metadata::location);
      HrFile file = HrFile.of(row.png(), row.metadata(location), row.resolution(), form);
      boolean written = pictures.put(name, file);
      putKernel(row, name, pictures);
      return ExportCount.put(written, form.gps() && original.isEmpty());
    } catch (IOException e) {
      return ExportCount.failed(reason(row, e));
    } catch (RuntimeException | Error e) {
      return ExportCount.failed(row.uri() + ": " + Failure.finding(e, row.uri()).message());
    }
  }

  private void putKernel(ExportRow row, String name, PictureFolder pictures) throws IOException {
    Optional<String> kernelName = form.kernelName(name);
    if (kernelName.isPresent()) {
      pictures.put(kernelName.get(), form.kernels().bytes(row.kernel()));
    }
  }

  /** A store in trouble takes no other image either. */
  private static String reason(ExportRow row, IOException error) {
    if (StoreErrors.isFault(error) || DiskErrors.in(error).isPresent()) {
      throw new StoreFault(row.uri(), error);
    }
    return StoreErrors.explain(row.uri(), error);
  }

  /** What the original says of itself; nothing if it is gone or is another by now. */
  private Optional<Metadata> original(ExportRow row) {
    ImageRef ref = ImageRef.of(row.uri(), row.page() == null ? 0 : row.page());
    try {
      byte[] bytes = new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(ref);
      return Sha256.hex(bytes).equals(row.imageId())
          ? Optional.of(new ImageDecoder(run.limits()).open(bytes, ref.page()).metadata())
          : Optional.empty();
    } catch (RefocusException e) {
      return Optional.empty();
    }
  }
}
