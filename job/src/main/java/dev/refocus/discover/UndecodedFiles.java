package dev.refocus.discover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/**
 * The local files that Hadoop's listing passes over in silence: their names, or those of folders
 * above them, are bytes that the encoding of the locale does not decode. Java's newer file API
 * keeps the bytes. In the path of such a file {@code \xE9} stands for a byte that is not UTF-8.
 */
final class UndecodedFiles {
  private static final char REPLACEMENT = '\uFFFD';

  private UndecodedFiles() {}

  /** Those in a folder and in its undecoded folders; links are not followed. */
  static List<FileStatus> in(Path folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (java.nio.file.Path entry : undecoded(folder)) {
      add(entry, folder.toUri().getPath(), found);
    }
    return found;
  }

  /** Those that the last name of a glob matches. */
  static List<FileStatus> matching(FileSystem files, Path glob) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    GlobFilter filter = new GlobFilter(glob.getName());
    FileStatus[] folders = files.globStatus(glob.getParent());
    for (FileStatus folder : folders == null ? new FileStatus[0] : folders) {
      for (java.nio.file.Path entry : undecoded(folder.getPath())) {
        if (filter.accept(new Path("file", null, "/" + name(entry)))) {
          add(entry, folder.getPath().toUri().getPath(), found);
        }
      }
    }
    return found;
  }

  private static List<java.nio.file.Path> undecoded(Path folder) throws IOException {
    java.nio.file.Path local = local(folder);
    List<java.nio.file.Path> found = new ArrayList<>();
    if (Files.isDirectory(local)) {
      try (DirectoryStream<java.nio.file.Path> entries = Files.newDirectoryStream(local)) {
        for (java.nio.file.Path entry : entries) {
          String name = entry.getFileName().toString();
          if (name.indexOf(REPLACEMENT) >= 0 && !LocalNames.writes(name, bytes(entry))) {
            found.add(entry);
          }
        }
      }
    }
    return found;
  }

  private static void add(java.nio.file.Path entry, String folder, List<FileStatus> found)
      throws IOException {
    String path = (folder.endsWith("/") ? folder : folder + "/") + name(entry);
    BasicFileAttributes file =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (file.isDirectory()) {
      try (DirectoryStream<java.nio.file.Path> entries = Files.newDirectoryStream(entry)) {
        for (java.nio.file.Path below : entries) {
          add(below, path, found);
        }
      }
      return;
    }
    long modified = file.lastModifiedTime().toMillis();
    found.add(new FileStatus(file.size(), false, 1, 0, modified, new Path("file", null, path)));
  }

  /** By its bytes, which no locale changes. */
  private static java.nio.file.Path local(Path folder) {
    StringBuilder uri = new StringBuilder("file://");
    HexFormat hex = HexFormat.of().withUpperCase();
    for (byte b : folder.toUri().getPath().getBytes(StandardCharsets.UTF_8)) {
      uri.append(b == '/' ? "/" : "%" + hex.toHexDigits(b));
    }
    return java.nio.file.Path.of(URI.create(uri.toString()));
  }

  /** Of the last name: its URI has them all. */
  private static byte[] bytes(java.nio.file.Path entry) {
    String uri = entry.toUri().getRawPath();
    String escaped = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = escaped.lastIndexOf('/') + 1; i < escaped.length(); i++) {
      boolean octet = escaped.charAt(i) == '%';
      bytes.write(octet ? HexFormat.fromHexDigits(escaped, i + 1, i + 3) : escaped.charAt(i));
      i += octet ? 2 : 0;
    }
    return bytes.toByteArray();
  }

  private static String name(java.nio.file.Path entry) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(entry));
    CharBuffer name = CharBuffer.allocate(4 * bytes.capacity());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, name, true);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        name.put("\\x" + HexFormat.of().withUpperCase().toHexDigits(bytes.get()));
      }
      result = decoder.decode(bytes, name, true);
    }
    return name.flip().toString();
  }
}
