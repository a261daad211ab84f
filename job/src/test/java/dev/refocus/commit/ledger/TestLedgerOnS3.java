package dev.refocus.commit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.demo.S3Fixture;
import dev.refocus.faults.FaultProxy;
import dev.refocus.faults.FaultProxy.Exchange;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ledger asks of a real S3 server, counted on the way there. */
@Tag("long")
class TestLedgerOnS3 {
  private static final int ITEMS = 300;

  private final Configuration hadoop = new Configuration();
  private S3Fixture s3;
  private FaultProxy proxy;
  private Ledger ledger;
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void openLedger() throws IOException {
    s3 = new S3Fixture("items");
    proxy = new FaultProxy(s3.server().endpoint());
    s3.server().hadoopSettings().forEach(hadoop::set);
    hadoop.set("fs.s3a.endpoint", proxy.endpoint());
    hadoop.set("fs.s3a.retry.throttle.interval", "10ms");
    hadoop.set("fs.s3a.bulk.delete.page.size", "100");
    ledger = Ledger.at("s3a://items/table", "config", hadoop);
    for (int i = 0; i < ITEMS; i++) {
      s3.put("items", key(i), new byte[] {1});
    }
  }

  private static String key(int i) {
    return String.format(Locale.ROOT, "table/_items/config/%032x.done.parquet", i);
  }

  @AfterEach
  void stopServer() throws IOException {
    FileSystem.closeAll();
    proxy.close();
    s3.close();
  }

  @Test
  void oneRequestDeletesManyItems() throws IOException {
    List<LedgerItem> items = ledger.items();
    assertThat(items).hasSize(ITEMS);
    count();
    ledger.delete(items.subList(1, ITEMS));
    assertThat(deletions()).as("100 keys each").containsExactly("POST", "POST", "POST");
    assertThat(requests).as("and the listing of what is there").hasSizeLessThan(8);
    assertThat(s3.keys("items")).containsExactly(key(0));
  }

  @Test
  void aStoreThatDeletesOneAtATimeIsAskedForEach() throws IOException {
    FileSystem.closeAll();
    hadoop.set("fs.s3a.multiobjectdelete.enable", "false");
    ledger = Ledger.at("s3a://items/table", "config", hadoop);
    List<LedgerItem> some = ledger.items().subList(0, 3);
    count();
    ledger.delete(some);
    assertThat(deletions()).containsExactly("DELETE", "DELETE", "DELETE");
    assertThat(s3.keys("items")).hasSize(ITEMS - 3);
  }

  @Test
  void aThrottledDeletionIsRepeated() throws IOException {
    proxy.fates(
        request -> {
          requests.add(request.method());
          boolean first = request.method().equals("POST") && deletions().size() == 1;
          return first ? exchange -> exchange.refuse(503, "SlowDown") : Exchange::pass;
        });
    ledger.delete(ledger.items().subList(0, 10));
    assertThat(deletions()).hasSize(2);
    assertThat(ledger.items()).hasSize(ITEMS - 10);
  }

  @Test
  void aForbiddenDeletionIsAnError() throws IOException {
    List<LedgerItem> some = ledger.items().subList(0, 10);
    proxy.fates(
        request ->
            request.method().equals("POST")
                ? exchange -> exchange.refuse(403, "AccessDenied")
                : Exchange::pass);
    assertThatThrownBy(() -> ledger.delete(some))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("_items/config");
    assertThat(s3.keys("items")).hasSize(ITEMS);
  }

  private void count() {
    proxy.fates(
        request -> {
          requests.add(request.method());
          return Exchange::pass;
        });
  }

  private List<String> deletions() {
    return requests.stream().filter(m -> m.equals("POST") || m.equals("DELETE")).toList();
  }
}
