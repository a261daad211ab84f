package dev.refocus.score.clip;

import dev.refocus.image.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Views of many images on their way through a tower: those of one size go together, whichever image
 * they are of. No more views are held than wait for their kind.
 */
final class ViewBatches {
  private record Size(int height, int width) {}

  /** A view, and where its features go. */
  private record Waiting(Image view, List<float[]> rows, int index) {}

  private final int batch;
  private final Function<List<Image>, List<float[]>> tower;
  private final Map<Size, List<Waiting>> waiting = new LinkedHashMap<>();

  /**
   * @param batch views of a pass, at most
   * @param tower views of one size to a row for each
   */
  ViewBatches(int batch, Function<List<Image>, List<float[]>> tower) {
    this.batch = batch;
    this.tower = tower;
  }

  /**
   * The features of every view of every image.
   *
   * @return one list per image, a row for each of its views
   */
  List<List<float[]>> features(List<Image> images, Function<Image, List<Image>> views) {
    List<List<float[]>> features = new ArrayList<>();
    for (Image image : images) {
      features.add(put(views.apply(image)));
    }
    waiting.values().forEach(this::flush);
    return features;
  }

  /** The rows are filled in later. */
  private List<float[]> put(List<Image> views) {
    List<float[]> rows = Arrays.asList(new float[views.size()][]);
    for (int i = 0; i < views.size(); i++) {
      Image view = views.get(i);
      List<Waiting> same =
          waiting.computeIfAbsent(new Size(view.height(), view.width()), size -> new ArrayList<>());
      same.add(new Waiting(view, rows, i));
      if (same.size() == batch) {
        flush(same);
      }
    }
    return rows;
  }

  private void flush(List<Waiting> same) {
    if (!same.isEmpty()) {
      List<float[]> features = tower.apply(same.stream().map(Waiting::view).toList());
      for (int i = 0; i < same.size(); i++) {
        same.get(i).rows.set(same.get(i).index, features.get(i));
      }
      same.clear();
    }
  }
}
