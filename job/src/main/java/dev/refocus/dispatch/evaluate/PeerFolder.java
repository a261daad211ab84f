package dev.refocus.dispatch.evaluate;

import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.UsageException;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.peer.FolderPeer;
import dev.refocus.text.Names;
import java.util.List;

/**
 * A folder of a peer's images. That of a case is called as its LR image, with any ending, and may
 * end in {@code _WORD}, as programs call what they write.
 */
record PeerFolder(String name, String given, List<ImageRef> images) {
  /** Parts of a case's name follow two of them, words of programs one. */
  private static final String WORD = "_(?!_).*";

  /**
   * Lists a folder.
   *
   * @throws UsageException if it holds no image
   */
  static PeerFolder of(String name, String given, ImageListing listing) {
    try {
      return new PeerFolder(
          name, given, listing.list("--peer", given).stream().filter(ImageRef::named).toList());
    } catch (UsageException e) {
      throw new UsageException(e.getMessage() + "; a command must name {lr} and {hr}", e);
    }
  }

  FolderPeer of(BenchmarkCase made) {
    String wanted = made.fileName();
    List<ImageRef> own =
        images.stream().filter(image -> isOf(wanted, Names.stem(image.uri()))).toList();
    return new FolderPeer(name, given, own.size() == 1 ? own.get(0) : refused(wanted, own));
  }

  private static boolean isOf(String wanted, String stem) {
    return stem.startsWith(wanted)
        && (stem.length() == wanted.length() || stem.substring(wanted.length()).matches(WORD));
  }

  private ImageRef refused(String wanted, List<ImageRef> several) {
    String what =
        several.isEmpty()
            ? "%s holds no image of the case; name it %s.png".formatted(given, wanted)
            : "%s holds several images of the case (%s, %s); leave one there"
                .formatted(
                    given, Names.stem(several.get(0).uri()), Names.stem(several.get(1).uri()));
    Finding finding = new Finding(ErrorCode.PEER_FAILED, "--peer %s: %s".formatted(name, what));
    ImageRef none = ImageRef.of(given + "/" + wanted);
    return new ImageRef(none.uri(), "", null, none.listed(), true, finding, 0);
  }
}
