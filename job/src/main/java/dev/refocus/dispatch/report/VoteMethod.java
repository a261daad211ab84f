package dev.refocus.dispatch.report;

import dev.refocus.report.DetailWindow;
import dev.refocus.report.Pictures;
import dev.refocus.report.ReportRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one method of a run made, by the name of the image; images without a restoration are not
 * among them.
 *
 * @param name as votes have it
 */
record VoteMethod(String name, FinishedRun run, Map<String, ReportRow> rows) {

  /** The same under another name. */
  VoteMethod named(String other) {
    return new VoteMethod(other, run, rows);
  }

  /** Pictures of some images, by image, each in the window that shows most detail. */
  Map<String, Pictures> pictures(Set<String> images, int side) {
    Map<String, Pictures> byKey = run.pictures(of(images), side);
    Map<String, Pictures> byImage = new TreeMap<>();
    for (String image : images) {
      Pictures made = byKey.get(rows.get(image).key());
      if (made != null && made.detail().window() != null) {
        byImage.put(image, made);
      }
    }
    return byImage;
  }

  /** JPEGs in given windows, by image. */
  Map<String, byte[]> parts(Map<String, DetailWindow> windows) {
    Map<String, DetailWindow> byKey = new HashMap<>();
    windows.forEach((image, window) -> byKey.put(rows.get(image).key(), window));
    Map<String, byte[]> made = run.pictures(of(windows.keySet()), byKey);
    Map<String, byte[]> byImage = new TreeMap<>();
    windows.keySet().forEach(image -> byImage.put(image, made.get(rows.get(image).key())));
    return byImage;
  }

  private List<ReportRow> of(Set<String> images) {
    return images.stream().sorted().map(rows::get).toList();
  }
}
