package dev.refocus.demo;

import java.io.IOException;
import java.nio.file.Path;

/** A program that starts a server, prints its process id and then does nothing until killed. */
final class ServerParent {
  private ServerParent() {}

  public static void main(String[] arguments) throws IOException {
    LocalS3Server server = LocalS3Server.start(Path.of(arguments[0]));
    System.out.println(server.process().pid());
    System.in.read();
    server.close();
  }
}
