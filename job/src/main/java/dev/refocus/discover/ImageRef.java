package dev.refocus.discover;

import dev.refocus.Finding;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an input is, and what the listing said of it.
 *
 * @param uri full, with scheme, as Hadoop's {@code Path} writes it (not percent-encoded); of an
 *     object that Hadoop cannot name, the store's address and its key as it is
 * @param dataset its folder relative to the input folder, or that folder's own name
 * @param path its name below the input folder, with the folders between; null if it was named, not
 *     listed
 * @param listed what it was when it was listed
 * @param named whether its name may be an image's; if not, it is skipped unread
 * @param refusal why it is not read; null if it may be
 * @param page the page of a file whose pages are inputs of their own, from 1; 0 for a whole file
 */
public record ImageRef(
    String uri,
    String dataset,
    String path,
    Listed listed,
    boolean named,
    Finding refusal,
    int page)
    implements Serializable {
  private static final String PAGE = "#page=";
  private static final Pattern PAGE_URI = Pattern.compile("(?s)(.+)" + PAGE + "0*[1-9][0-9]*");

  /** A whole file that may be read, of a store without ETags. */
  public ImageRef(String uri, String dataset, long bytes, long modified, boolean named) {
    this(uri, dataset, null, new Listed(bytes, modified, null), named, null, 0);
  }

  /** A file that was named, not listed. */
  public static ImageRef of(String uri) {
    return new ImageRef(uri, "", 0, 0, true);
  }

  /** A row's input: its URI is that of a file, or of the page that it is. */
  public static ImageRef of(String uri, int page) {
    boolean whole = fileOf(uri).equals(uri) || !uri.endsWith(Integer.toString(page));
    return new ImageRef(uri, "", null, new Listed(0, 0, null), true, null, whole ? 0 : page);
  }

  /** Page {@code number} of this file: {@code URI#page=NUMBER}, as in URIs of PDF (RFC 8118). */
  public ImageRef ofPage(int number) {
    return new ImageRef(uri + PAGE + number, dataset, path, listed, named, refusal, number);
  }

  /** The same under another URI, because a file has this one: {@code URI#page=0NUMBER}. */
  public ImageRef otherwise() {
    String other = file() + PAGE + "0" + uri.substring(file().length() + PAGE.length());
    return new ImageRef(other, dataset, path, listed, named, refusal, page);
  }

  public long bytes() {
    return listed.bytes();
  }

  /** The file's own URI. */
  public String file() {
    return page == 0 ? uri : fileOf(uri);
  }

  /** The file's URI if {@code uri} may be that of a page, {@code uri} itself if not. */
  public static String fileOf(String uri) {
    Matcher page = PAGE_URI.matcher(uri);
    return page.matches() ? page.group(1) : uri;
  }
}
