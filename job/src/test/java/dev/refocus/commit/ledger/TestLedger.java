package dev.refocus.commit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.commit.CommitRows;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import dev.refocus.row.Status;
import dev.refocus.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLedger {
  private static final ImageRef A = ref("file:/a.png", 10, 5, null);
  private static final ImageRef B = ref("file:/b.png", 10, 5, null);

  @TempDir private Path folder;
  private Ledger ledger;

  @BeforeEach
  void openLedger() {
    ledger = ledger("config");
  }

  @Test
  void isEmptyBeforeTheFirstImage() throws IOException {
    assertThat(ledger.items()).isEmpty();
    assertThat(ledger.contains(A)).isFalse();
  }

  @Test
  void anItemIsNamedByItsInputAndOutcome() throws IOException {
    put(A, Status.DEGRADED, 1);
    assertThat(ledger.contains(A)).isTrue();
    assertThat(ledger.contains(B)).isFalse();
    assertThat(folder.resolve("_items/config"))
        .isDirectoryContaining("glob:**/" + Ledger.key(A) + ".done.parquet");
    assertThat(ledger.items())
        .singleElement()
        .satisfies(item -> assertThat(item.key()).isEqualTo(Ledger.key(A)))
        .satisfies(item -> assertThat(item.outcome()).isEqualTo(Outcome.DONE));
  }

  @Test
  void aFailureIsKeptBesideASuccess() throws IOException {
    put(A, Status.FAILED, 1);
    assertThat(ledger.contains(A)).isTrue();
    put(A, Status.RESTORED, 2);
    assertThat(ledger.items())
        .extracting(LedgerItem::outcome)
        .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.DONE);
  }

  @Test
  void theSameImageAgainReplacesItsItemByAnEqualOne() throws IOException {
    put(A, Status.RESTORED, 1);
    Path item = Path.of(ledger.items().get(0).path().toUri());
    byte[] first = Files.readAllBytes(item);
    put(A, Status.RESTORED, 1);
    assertThat(ledger.items()).hasSize(1);
    assertThat(item).hasBinaryContent(first);
  }

  @Test
  void itemsOfAnotherConfigurationAreNotSeen() throws IOException {
    put(A, Status.RESTORED, 1);
    assertThat(ledger("another").items()).isEmpty();
    assertThat(ledger("another").contains(A)).isFalse();
  }

  @Test
  void aPartOfAnItemIsNone() throws IOException {
    Path items = Files.createDirectories(folder.resolve("_items/config"));
    Files.writeString(items.resolve(Ledger.key(A) + ".done.parquet.1234.partial"), "PAR1");
    assertThat(ledger.items()).isEmpty();
    assertThat(ledger.contains(A)).isFalse();
  }

  @Test
  void deletesTheItemsThatItIsTold() throws IOException {
    put(A, Status.RESTORED, 1);
    put(B, Status.FAILED, 1);
    ledger.delete(List.of());
    assertThat(ledger.items()).hasSize(2);
    ledger.delete(ledger.items().stream().filter(i -> i.outcome() == Outcome.FAILED).toList());
    assertThat(ledger.items()).extracting(LedgerItem::key).containsExactly(Ledger.key(A));
    ledger.delete(ledger.items());
    assertThat(folder.resolve("_items/config")).doesNotExist();
    put(B, Status.RESTORED, 2);
    assertThat(ledger.contains(B)).isTrue();
  }

  @Test
  void theKeyChangesWithWhateverTheListingSaysOfTheBytes() {
    List<ImageRef> refs =
        List.of(
            A,
            B,
            ref(A.uri(), 11, 5, null),
            ref(A.uri(), 10, 6, null),
            ref(A.uri(), 10, 5, "x"),
            ref(A.uri(), 10, 5, "y"),
            A.ofPage(2));
    Set<String> keys = new HashSet<>(refs.stream().map(Ledger::key).toList());
    assertThat(keys).hasSameSizeAs(refs).allMatch(key -> key.matches("[0-9a-f]{32}"));
    ImageRef elsewhere = new ImageRef(A.uri(), "another dataset", 10, 5, false);
    assertThat(Ledger.key(elsewhere)).isEqualTo(Ledger.key(A));
  }

  @Test
  void aStoreThatDoesNotTakeAnItemIsNamed() throws IOException {
    Files.writeString(folder.resolve("_items"), "a file where the folder must be");
    assertThatThrownBy(() -> put(A, Status.RESTORED, 1))
        .isInstanceOf(StoreFault.class)
        .hasMessageContaining("_items/config/" + Ledger.key(A));
  }

  private void put(ImageRef ref, Status status, long second) {
    ledger.put(ref, CommitRows.row(ref, status, second));
  }

  private Ledger ledger(String configId) {
    return new Ledger(new OutputFolder(folder.toString(), new Configuration()), configId);
  }

  private static ImageRef ref(String uri, long bytes, long modified, String etag) {
    return new ImageRef(uri, "set", null, new Listed(bytes, modified, etag), true, null, 0);
  }
}
