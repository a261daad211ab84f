package dev.refocus.commit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.LedgerItem;
import dev.refocus.commit.ledger.Outcome;
import dev.refocus.commit.table.TableFile.Entry;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Listed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.AbstractListAssert;
import org.junit.jupiter.api.Test;

class TestTablePlan {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void itemsThatTheTableLacksJoinIt() {
    TablePlan plan = plan(List.of(file("f", 1, "a restored 5")), items("a done", "b failed"));
    assertThat(plan.joining()).extracting(LedgerItem::key).containsExactly(Ledger.key(ref("b")));
    assertThat(plan.redundant()).extracting(LedgerItem::key).containsExactly(Ledger.key(ref("a")));
    assertThat(plan.sound()).hasSize(1);
  }

  @Test
  void successBeatsFailureInTheLedgerAndInTheTable() {
    TablePlan items = plan(List.of(), items("a failed", "a done"));
    assertThat(items.joining()).extracting(LedgerItem::outcome).containsExactly(Outcome.DONE);
    assertThat(items.redundant()).extracting(LedgerItem::outcome).containsExactly(Outcome.FAILED);

    TablePlan files = plan(List.of(file("f", 1, "a degraded 5"), file("g", 9, "a failed 9")));
    assertThat(files.best().get("a").entry().status()).isEqualTo("degraded");
    assertThat(files.spent()).extracting(TableFile::name).containsExactly("g");

    TablePlan retried = plan(List.of(file("f", 1, "a failed 5")), items("a done"));
    assertThat(retried.joining()).hasSize(1);
    assertThat(plan(List.of(file("f", 1, "a restored 5")), items("a failed")).joining()).isEmpty();
  }

  @Test
  void ofTwoFailuresTheLaterCounts() {
    List<TableFile> files = List.of(file("f", 9, "a failed 5"), file("g", 1, "a failed 6"));
    assertThat(plan(files).spent()).extracting(TableFile::name).containsExactly("f");
    List<LedgerItem> item = items("a failed");
    List<TableFile> one = List.of(file("f", 1, "a failed 5"));
    assertThat(TablePlan.of(inputs("a"), one, item, TestTablePlan::newer).joining())
        .isEqualTo(item);
    assertThat(TablePlan.of(inputs("a"), one, item, TestTablePlan::older).redundant())
        .isEqualTo(item);
  }

  @Test
  void aRowMovesIntoAYoungerFileBeforeItsOldOneGoes() {
    TableFile old = file("f", 1, "a failed 5", "b restored 5");
    TablePlan before = plan(List.of(old, file("g", 2, "a restored 7")));
    assertThat(before.mixed()).isEqualTo(Map.of(old, Set.of("b")));
    assertThat(before.spent()).isEmpty();
    TablePlan after =
        plan(List.of(old, file("g", 2, "a restored 7"), file("h", 3, "b restored 5")));
    assertThat(after.mixed()).isEmpty();
    assertThat(after.spent()).containsExactly(old);
  }

  @Test
  void rowOfBytesThatHaveChangedGivesWay() {
    ImageRef longer = new ImageRef("a", "set", 11, 0, true);
    ImageRef later = new ImageRef("a", "set", 10, 2 * HOUR, true);
    ImageRef future = new ImageRef("a", "set", 10, 20 * HOUR, true);
    Entry entry = new Entry("a", "restored", false, HOUR, 10L, null);
    for (ImageRef ref : List.of(longer, later)) {
      assertThat(new Inputs(List.of(ref), 10 * HOUR).outdated(entry)).as("%s", ref).isTrue();
    }
    for (ImageRef ref : List.of(ref("a"), future, ref("b"))) {
      assertThat(new Inputs(List.of(ref), 10 * HOUR).outdated(entry)).as("%s", ref).isFalse();
    }
    List<TableFile> files = List.of(new TableFile("f", 1, 1, List.of(entry)));
    LedgerItem item = new LedgerItem(new Path("x"), Ledger.key(later), Outcome.FAILED);
    Inputs inputs = new Inputs(List.of(later), 10 * HOUR);
    assertThat(TablePlan.of(inputs, files, List.of(item), TestTablePlan::newer).joining())
        .containsExactly(item);
    assertThat(TablePlan.of(inputs, files, List.of(item), TestTablePlan::older).joining())
        .as("the item's own row, by a clock that is wrong")
        .isEmpty();
  }

  @Test
  void rowOfWhatWasListedOtherwiseGivesWay() {
    Entry untagged = new Entry("a", "restored", false, HOUR, 10L, new Listed(10, 5, null));
    Entry tagged = new Entry("a", "failed", false, HOUR, null, new Listed(10, 5, "x"));
    assertOutdated(untagged, tagged(10, 5, null), tagged(10, 5, "x"))
        .isEqualTo(List.of(false, false));
    assertOutdated(untagged, tagged(10, 4, null), tagged(10, 6, "x"), tagged(11, 5, null))
        .as("older, younger, longer")
        .isEqualTo(List.of(true, true, true));
    assertOutdated(tagged, tagged(10, 9, "x"), tagged(10, 5, null))
        .isEqualTo(List.of(false, false));
    assertOutdated(tagged, tagged(10, 5, "y"), tagged(11, 5, "x")).isEqualTo(List.of(true, true));
    assertThat(Ledger.key(tagged(10, 5, "x"))).isNotEqualTo(Ledger.key(tagged(10, 5, "y")));

    Inputs inputs = new Inputs(List.of(tagged(10, 5, "y")), HOUR);
    LedgerItem item = new LedgerItem(new Path("x"), Ledger.key(tagged(10, 5, "y")), Outcome.FAILED);
    List<TableFile> files = List.of(new TableFile("f", 1, 1, List.of(tagged)));
    assertThat(TablePlan.of(inputs, files, List.of(item), TestTablePlan::older).joining())
        .as("whatever the clocks say")
        .containsExactly(item);
  }

  private static AbstractListAssert<?, ?, ?, ?> assertOutdated(Entry entry, ImageRef... refs) {
    return assertThat(
        Stream.of(refs).map(ref -> new Inputs(List.of(ref), 10).outdated(entry)).toList());
  }

  private static ImageRef tagged(long bytes, long modified, String etag) {
    return new ImageRef("a", "set", "a", new Listed(bytes, modified, etag), true, null, 0);
  }

  @Test
  void inputsWithoutRowsAndInputsOfOneUriAreSeen() {
    List<TableFile> files = List.of(file("f", 1, "a restored 5", "x failed 5"));
    assertThat(PlanTally.of(inputs("a"), plan(files)).inputs()).isEqualTo(1);
    assertThat(PlanTally.of(inputs("a", "b"), plan(files)).inputs()).isEqualTo(1);
    assertThatThrownBy(() -> inputs("a", "a")).hasMessage("two inputs of one URI: a");
  }

  @Test
  void itemsOfAnotherRunsInputsAreLeftAlone() {
    TablePlan plan = TablePlan.of(inputs("a"), List.of(), items("b done"), TestTablePlan::older);
    assertThat(plan.joining()).isEmpty();
    assertThat(plan.redundant()).isEmpty();
  }

  /** Two drivers look at any time, each at what is left, and delete what they think is spent. */
  @Test
  void noRowIsLostWhoeverDeletesInWhateverOrder() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<TableFile> files = randomFiles(random);
      Set<String> inputs = plan(files).best().keySet();
      List<TableFile> there = new ArrayList<>(files);
      for (int look = 0; look < 6; look++) {
        // One driver decided on an older listing than the other has left behind.
        List<TableFile> spent = new ArrayList<>(plan(files).spent());
        Collections.shuffle(spent, random);
        there.removeAll(spent.subList(0, random.nextInt(spent.size() + 1)));
        there.removeAll(plan(there).spent());
        move(there, random);
        files = random.nextBoolean() ? new ArrayList<>(there) : files;
      }
      assertThat(plan(there).best().keySet()).as("seed %d", seed).isEqualTo(inputs);
    }
  }

  /** Writes the rows that count, of files of which not every row does, as a commit would. */
  private static void move(List<TableFile> there, Random random) {
    plan(List.copyOf(there))
        .mixed()
        .forEach(
            (file, uris) -> {
              List<Entry> moved =
                  file.entries().stream().filter(entry -> uris.contains(entry.uri())).toList();
              String name = "moved" + random.nextLong();
              long youngest = there.stream().mapToLong(TableFile::modified).max().orElse(0);
              there.add(new TableFile(name, 1, youngest + 1, moved));
            });
  }

  private static List<TableFile> randomFiles(Random random) {
    List<TableFile> files = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, String> rows = new TreeMap<>();
      for (int row = 0; row < 3; row++) {
        String uri = Character.toString('a' + random.nextInt(5));
        String status = List.of("restored", "failed").get(random.nextInt(2));
        rows.put(uri, String.format(Locale.ROOT, "%s %s %d", uri, status, random.nextInt(3)));
      }
      files.add(file("f" + i, random.nextInt(2), rows.values().toArray(String[]::new)));
    }
    return files;
  }

  private static boolean older(LedgerItem item, Entry entry) {
    return false;
  }

  private static boolean newer(LedgerItem item, Entry entry) {
    return true;
  }

  private static TablePlan plan(List<TableFile> files) {
    return plan(files, List.of());
  }

  private static TablePlan plan(List<TableFile> files, List<LedgerItem> items) {
    return TablePlan.of(inputs("a", "b", "c", "d", "e"), files, items, TestTablePlan::older);
  }

  private static Inputs inputs(String... uris) {
    return new Inputs(Stream.of(uris).map(TestTablePlan::ref).toList(), HOUR);
  }

  private static ImageRef ref(String uri) {
    return new ImageRef(uri, "set", 10, 0, true);
  }

  /** Rows as {@code URI STATUS TIME}. */
  private static TableFile file(String name, long modified, String... rows) {
    List<Entry> entries =
        Stream.of(rows)
            .map(row -> row.split(" ", -1))
            .map(row -> new Entry(row[0], row[1], false, Long.parseLong(row[2]), 10L, null))
            .toList();
    return new TableFile(name, 1, modified, entries);
  }

  /** Items as {@code URI OUTCOME}. */
  private static List<LedgerItem> items(String... items) {
    return Stream.of(items)
        .map(item -> item.split(" ", -1))
        .map(
            item ->
                LedgerItem.of(
                        new Path("/x/%s.%s.parquet".formatted(Ledger.key(ref(item[0])), item[1])))
                    .orElseThrow())
        .toList();
  }
}
