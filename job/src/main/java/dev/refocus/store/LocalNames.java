package dev.refocus.store;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names of local files between their bytes and text. Java, and Hadoop with it, reads and writes
 * names in the encoding of the locale that it was started in: what that does not decode cannot be
 * opened, and what it does not encode is written with {@code ?}, which is another file or none.
 * Java's newer file API keeps the bytes in its paths and URIs.
 */
public final class LocalNames {
  private static final Charset ENCODING = Charset.forName(System.getProperty("sun.jnu.encoding"));
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final char UNDECODED = '\uFFFD';

  public static final String NOT_UTF8 =
      "the name is not UTF-8 (\\xE9 stands for the byte E9), so that Java cannot open it; rename the file";

  private static final String UNWRITABLE =
      "the locale of this machine (%s) cannot write the name; set LC_ALL=C.UTF-8, on executors spark.executorEnv.LC_ALL=C.UTF-8"
          .formatted(ENCODING);

  private LocalNames() {}

  /**
   * Why this machine cannot name a local file or folder; empty if it can, or if the path is of a
   * store with names of its own.
   */
  public static Optional<String> unwritable(org.apache.hadoop.fs.Path path) {
    return isLocal(path) && !ENCODING.newEncoder().canEncode(path.toUri().getPath())
        ? Optional.of(UNWRITABLE)
        : Optional.empty();
  }

  /** Whether the path is one that {@link #text} has made of a name that is not UTF-8. */
  public static boolean isEscaped(org.apache.hadoop.fs.Path path) {
    return isLocal(path) && path.toUri().getPath().matches("(?s).*\\\\x[0-9A-F]{2}.*");
  }

  private static boolean isLocal(org.apache.hadoop.fs.Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  /** Why Hadoop cannot open a file that is there; empty if it can. */
  public static Optional<String> undecoded(Path path) {
    String text = path.toString();
    if (text.indexOf(UNDECODED) < 0) {
      return Optional.empty();
    }
    byte[] bytes = bytes(path.toAbsolutePath());
    if (!isUtf8(bytes)) {
      return Optional.of(NOT_UTF8);
    }
    byte[] written = path.toAbsolutePath().toString().getBytes(ENCODING);
    return Arrays.equals(written, bytes) ? Optional.empty() : Optional.of(UNWRITABLE);
  }

  /** A path in UTF-8, whatever the locale; {@code \xE9} stands for a byte that is not. */
  public static String text(Path path) {
    String text = path.toString();
    if (text.indexOf(UNDECODED) < 0) {
      return text;
    }
    if (path.isAbsolute()) {
      return text(bytes(path));
    }
    String here = text(Path.of("").toAbsolutePath());
    return text(path.toAbsolutePath())
        .substring(here.endsWith("/") ? here.length() : here.length() + 1);
  }

  /** The path of an absolute name in UTF-8, whatever the locale. */
  public static Path path(String name) {
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      uri.append(b == '/' ? "/" : "%" + HEX.toHexDigits(b));
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** Its URI has them all. */
  private static byte[] bytes(Path absolute) {
    String uri = absolute.toUri().getRawPath();
    int length = uri.endsWith("/") && uri.length() > 1 ? uri.length() - 1 : uri.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      boolean octet = uri.charAt(i) == '%';
      bytes.write(octet ? HexFormat.fromHexDigits(uri, i + 1, i + 3) : uri.charAt(i));
      i += octet ? 2 : 0;
    }
    return bytes.toByteArray();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String text(byte[] name) {
    ByteBuffer bytes = ByteBuffer.wrap(name);
    CharBuffer text = CharBuffer.allocate(4 * name.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, text, true);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        text.put("\\x" + HEX.toHexDigits(bytes.get()));
      }
      result = decoder.decode(bytes, text, true);
    }
    return text.flip().toString();
  }
}
