package dev.refocus.dispatch.share;

import dev.refocus.config.ShareKernel;
import dev.refocus.discover.ImageRef;
import java.util.Optional;

/** Which group an input belongs to, as far as its place and its header tell. */
final class GroupName {
  private GroupName() {}

  /**
   * The name; nothing if it is in none, or if its estimate has to tell.
   *
   * @param camera by EXIF
   */
  static Optional<String> of(ShareKernel by, ImageRef ref, Optional<String> camera) {
    return switch (by) {
      case FOLDER -> Optional.of(folder(ref));
      case CAMERA -> camera;
      case CLUSTER, NONE -> Optional.empty();
    };
  }

  private static String folder(ImageRef ref) {
    return ref.file().substring(0, Math.max(ref.file().lastIndexOf('/'), 0));
  }
}
