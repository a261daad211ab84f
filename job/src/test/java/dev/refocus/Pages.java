package dev.refocus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The pages of the checkout as running text: without line ends, stars and Javadoc's marks. */
public final class Pages {
  private Pages() {}

  /** A page by its path below the checkout. */
  public static String text(String path) {
    try {
      return Files.readString(Checkout.root().resolve(path))
          .replaceAll("\\n \\* ?", " ")
          .replaceAll("\\{@code ([^}]*)}", "$1")
          .replaceAll("[`*]", "")
          .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The specification on a package's page. */
  public static String ofPackage(String name) {
    return text("job/src/main/java/" + name.replace('.', '/') + "/package-info.java");
  }
}
