package dev.refocus.evaluate.peer;

import dev.refocus.discover.ImageRef;
import java.util.Locale;

/**
 * The image of a case that lies in a folder of the user's.
 *
 * @param given the folder
 * @param file the image; refused if the folder has none or several
 */
public record FolderPeer(String name, String given, ImageRef file) implements Peer {
  @Override
  public String identity() {
    return String.format(Locale.ROOT, "folder %s %s %s", name, file.uri(), file.listed());
  }
}
