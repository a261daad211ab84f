package dev.refocus.faults;

import dev.refocus.demo.S3Fixture;
import dev.refocus.faults.FaultProxy.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An archive in a bucket of a real S3 server, with faults on the way there. */
record ArchiveBehindFaults(S3Fixture s3, FaultProxy proxy, Archive archive)
    implements AutoCloseable {
  /**
   * @param settings of Hadoop that differ
   * @param folder for downloads
   */
  static ArchiveBehindFaults start(
      String bucket, Map<String, String> settings, Path folder, int images) throws IOException {
    S3Fixture s3 = new S3Fixture(bucket);
    FaultProxy proxy = new FaultProxy(s3.server().endpoint());
    Map<String, String> all = new HashMap<>(settings);
    all.put("fs.s3a.endpoint", proxy.endpoint());
    return new ArchiveBehindFaults(s3, proxy, new Archive(s3, bucket, all, folder, images));
  }

  /** From now on nothing is in the way. */
  void mend() {
    proxy.fates(request -> Exchange::pass);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    s3.close();
  }
}
