package dev.refocus.evaluate.peer;

/**
 * A command of the user's that makes an HR image of an LR image.
 *
 * @param given words, {@link CommandWords} says how they are read
 * @param seconds that it may take for an image
 */
public record CommandPeer(String name, String given, int seconds) implements Peer {
  @Override
  public String identity() {
    return "command %s %s".formatted(name, given);
  }
}
