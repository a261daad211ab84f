package dev.refocus.dispatch.restore;

import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.table.FormerRow;
import dev.refocus.commit.table.FormerRows.Like;
import dev.refocus.commit.table.Likeness;
import dev.refocus.commit.table.SameImage;
import dev.refocus.commit.table.Taking.Takers;
import dev.refocus.discover.ImageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Finds the inputs of equal bytes: among those to be restored, in the ledger and in the table. Only
 * inputs that look alike in the listing are read for it.
 */
final class EqualBytes {
  /** Files for a core in so many parts, as a look takes milliseconds. */
  private static final int SLICES = 8;

  private final JavaSparkContext context;
  private final ImageDigest digest;
  private final RestoredTable table;
  private final Set<String> quarantined;

  /**
   * @param quarantined URIs that are not to be tried again
   */
  EqualBytes(
      JavaSparkContext context, ImageDigest digest, RestoredTable table, Set<String> quarantined) {
    this.context = context;
    this.digest = digest;
    this.table = table;
    this.quarantined = quarantined;
  }

  /**
   * Who is fitted and who takes a row: of equal inputs the first one is fitted, unless a row is
   * there already.
   *
   * @param pending to be restored
   * @param all inputs of the run
   */
  Twins among(List<ImageRef> pending, List<ImageRef> all) throws IOException {
    List<ImageRef> waiting = readable(pending);
    Set<ImageRef> held = new HashSet<>(readable(table.items(all).keySet()));
    waiting.forEach(held::remove);
    Like former = table.like(waiting);
    List<ImageRef> alike = alike(waiting, held, former.likeness());
    if (alike.isEmpty()) {
      return Twins.none(pending);
    }
    Map<ImageRef, SameImage> images = digests(alike);
    Set<String> ids = images.values().stream().map(SameImage::imageId).collect(Collectors.toSet());
    return twins(pending, held, table.former(former, ids), images);
  }

  private List<ImageRef> readable(Collection<ImageRef> refs) {
    return refs.stream()
        .filter(ref -> ref.named() && ref.refusal() == null && ref.bytes() > 0)
        .filter(ref -> ref.bytes() <= digest.maxBytes() && !quarantined.contains(ref.uri()))
        .toList();
  }

  private static List<ImageRef> alike(
      List<ImageRef> waiting, Set<ImageRef> held, Likeness inTable) {
    Likeness amongWaiting = new Likeness();
    waiting.forEach(amongWaiting::add);
    Likeness amongHeld = new Likeness();
    held.forEach(amongHeld::add);
    return Stream.concat(
            waiting.stream()
                .filter(
                    ref ->
                        amongWaiting.count(ref) > 1
                            || amongHeld.count(ref) > 0
                            || inTable.count(ref.bytes(), 0, ref.listed().etag()) > 0),
            held.stream().filter(ref -> amongWaiting.count(ref) > 0))
        .toList();
  }

  /** Every file is read once, however many of its pages are inputs. */
  private Map<ImageRef, SameImage> digests(List<ImageRef> alike) {
    Map<String, ImageRef> files = new LinkedHashMap<>();
    alike.forEach(ref -> files.putIfAbsent(ref.file(), ref));
    List<ImageRef> first = new ArrayList<>(files.values());
    context.setJobDescription("Refocus: digests of %s files".formatted(first.size()));
    List<String> digests =
        context
            .parallelize(first, Math.min(first.size(), SLICES * context.defaultParallelism()))
            .map(digest)
            .collect();
    Map<String, String> byFile = new HashMap<>();
    for (int i = 0; i < digests.size(); i++) {
      byFile.put(first.get(i).file(), digests.get(i));
    }
    Map<ImageRef, SameImage> images = new HashMap<>();
    for (ImageRef ref : alike) {
      String imageId = byFile.get(ref.file());
      if (imageId != null) {
        images.put(ref, new SameImage(imageId, ref.page()));
      }
    }
    return images;
  }

  private static Twins twins(
      List<ImageRef> pending,
      Set<ImageRef> held,
      List<FormerRow> former,
      Map<ImageRef, SameImage> images) {
    Map<SameImage, FormerRow> rows = new HashMap<>();
    former.forEach(row -> rows.putIfAbsent(row.image(), row));
    Map<SameImage, ImageRef> first = new HashMap<>();
    held.stream().filter(images::containsKey).forEach(ref -> first.put(images.get(ref), ref));
    Twins twins = new Twins(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (ImageRef ref : pending) {
      SameImage image = images.get(ref);
      FormerRow row = rows.get(image);
      ImageRef twin = image == null ? null : first.putIfAbsent(image, ref);
      if (row != null) {
        takers(twins.ofRows().computeIfAbsent(row.file(), f -> new HashMap<>()), row.uri(), image)
            .add(ref);
      } else if (twin != null) {
        takers(twins.ofInputs(), twin, image).add(ref);
      } else {
        twins.fits().add(ref);
      }
    }
    return twins;
  }

  private static <K> List<ImageRef> takers(Map<K, Takers> takers, K source, SameImage image) {
    return takers
        .computeIfAbsent(source, key -> new Takers(image.imageId(), new ArrayList<>()))
        .refs();
  }
}
