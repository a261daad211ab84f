package dev.refocus.evaluate.peer;

import dev.refocus.ShellWords;
import dev.refocus.config.Sha256;
import dev.refocus.evaluate.Method;
import java.util.HexFormat;

/** A method of the user's own. The program knows of its images and of nothing within. */
public sealed interface Peer extends Method permits FolderPeer, CommandPeer {
  /** What every peer is called in tables begins with it. */
  String PREFIX = "peer-";

  String name();

  /** The folder or the command, as the user gave it. */
  String given();

  /** What differs whenever its images may, as far as the program can know. */
  String identity();

  @Override
  default String id() {
    return HexFormat.of().formatHex(Sha256.of(identity()), 0, 8);
  }

  @Override
  default String way() {
    return PREFIX + name();
  }

  @Override
  default long seed() {
    return 0;
  }

  @Override
  default String options() {
    return "--peer " + ShellWords.quote(name() + "=" + given());
  }
}
