package dev.refocus.report;

import dev.refocus.Printable;
import dev.refocus.report.Pictures.KernelWeights;
import dev.refocus.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cards of the gallery: rows with their pictures, as many as a page can hold. */
final class Cards {
  /** Base64 makes four bytes of three; the page stays below 50 MB with all that is around. */
  static final long MOST_PICTURE_BYTES = 33L << 20;

  private static final String NO_ROOM =
      "the page would become too large with this picture; make one with fewer --images";

  private final Report report;
  private long bytes;

  Cards(Report report) {
    this.report = report;
  }

  /**
   * A row of the gallery.
   *
   * @param input what the key says, fit to be shown
   * @param kind index of its kernel's kind in the atlas
   * @param there the same row of the run to compare with
   */
  record Card(
      String key,
      String input,
      String name,
      String folder,
      String status,
      String code,
      String words,
      String message,
      ReportRow.Size lr,
      ReportRow.Size hr,
      ReportRow.Found found,
      ReportRow.Fit fit,
      Map<String, Scores.Pair> scores,
      ReportRow.Truth truth,
      Integer kind,
      byte[] before,
      byte[] after,
      byte[] trueImage,
      byte[] other,
      byte[] whole,
      DetailWindow window,
      byte[] kernel,
      byte[] trueKernel,
      String note,
      There there) {}

  /** The row of the other run. */
  record There(String status, ReportRow.Found found, Map<String, Scores.Pair> scores) {}

  List<Card> all() {
    List<Card> cards = new ArrayList<>();
    for (ReportRow row : report.shown()) {
      cards.add(card(row, report.pictures().get(row.key())));
    }
    return cards;
  }

  private Card card(ReportRow row, Pictures pictures) {
    byte[] other = other(row);
    long own = pictures == null ? 0 : pictures.bytes() + (other == null ? 0 : other.length);
    boolean room = bytes + own <= MOST_PICTURE_BYTES;
    bytes += room ? own : 0;
    Pictures seen = pictures == null ? NONE : pictures;
    return new Card(
        row.key(),
        Printable.of(row.key()),
        Printable.of(row.name()),
        Printable.of(row.folder()),
        row.status(),
        row.code(),
        row.code() == null ? null : CauseWords.of(row.code()),
        row.message() == null ? null : Printable.line(row.message()),
        row.lr(),
        row.hr(),
        row.found(),
        row.fit(),
        row.scores(),
        printable(row.truth()),
        kind(row, seen.kernel()),
        room ? seen.before() : null,
        room ? seen.after() : null,
        room ? seen.truth() : null,
        room ? other : null,
        room ? seen.whole() : null,
        seen.window(),
        png(seen.kernel()),
        png(seen.trueKernel()),
        room ? seen.note() : NO_ROOM,
        there(row));
  }

  private static final Pictures NONE =
      new Pictures(null, null, null, null, null, null, null, null, null);

  private static ReportRow.Truth printable(ReportRow.Truth truth) {
    return truth == null
        ? null
        : new ReportRow.Truth(
            Printable.of(truth.kernel()),
            truth.likeness(),
            truth.gainDb(),
            Printable.of(truth.reproduce()));
  }

  private byte[] other(ReportRow row) {
    return report.other() == null ? null : report.other().pictures().get(row.key());
  }

  private There there(ReportRow row) {
    ReportRow there = report.other() == null ? null : report.other().rows().get(row.key());
    return there == null ? null : new There(there.status(), there.found(), there.scores());
  }

  private Integer kind(ReportRow row, KernelWeights kernel) {
    return kernel == null
        ? null
        : report.atlas().kindOf(new KernelAtlas.NamedKernel(row.found().kernel(), kernel));
  }

  private byte[] png(KernelWeights kernel) {
    return kernel == null ? null : report.atlas().picture(kernel);
  }
}
