package dev.refocus.report;

import dev.refocus.Printable;
import dev.refocus.report.Pictures.KernelWeights;
import java.util.ArrayList;
import java.util.List;

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

  List<Card> all() {
    List<Card> cards = new ArrayList<>();
    for (ReportRow row : report.gallery().shown()) {
      cards.add(card(row, report.gallery().pictures().get(row.key())));
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
        label(row.label()),
        cause(row.outcome()),
        facts(row, seen.kernel()),
        shots(room ? seen : NONE, room ? other : null, seen.detail().window()),
        new Card.KernelPngs(png(seen.kernel()), png(seen.trueKernel())),
        room ? seen.note() : NO_ROOM,
        there(row));
  }

  private static final Pictures NONE = Pictures.none(null);

  private static Card.Label label(ReportRow.Label label) {
    return new Card.Label(
        label.key(),
        Printable.of(label.key()),
        Printable.of(label.name()),
        Printable.of(label.folder()));
  }

  private static Card.Cause cause(ReportRow.Outcome outcome) {
    return new Card.Cause(
        outcome.status(),
        outcome.code(),
        outcome.code() == null ? null : CauseWords.of(outcome.code()),
        outcome.message() == null ? null : Printable.line(outcome.message()));
  }

  private Card.Facts facts(ReportRow row, KernelWeights kernel) {
    ReportRow.Measured measured = row.measured();
    return new Card.Facts(
        row.sizes(),
        row.found(),
        row.fit(),
        new ReportRow.Measured(measured.scores(), printable(measured.truth())),
        kind(row, kernel));
  }

  private static Card.Shots shots(Pictures pictures, byte[] other, DetailWindow window) {
    Pictures.Detail detail = pictures.detail();
    return new Card.Shots(
        detail.before(),
        detail.after(),
        detail.truth(),
        other,
        pictures.whole(),
        pictures.unconfirmed(),
        window);
  }

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

  private Card.There there(ReportRow row) {
    ReportRow there = report.other() == null ? null : report.other().rows().get(row.key());
    return there == null
        ? null
        : new Card.There(there.outcome().status(), there.found(), there.measured().scores());
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
