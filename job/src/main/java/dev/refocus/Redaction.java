package dev.refocus;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that leaves the program. Nothing here should ever hold one; this is for
 * the words of libraries.
 */
public final class Redaction {
  private static final String HIDDEN = "...";

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)((?:secret|password|token|access[._-]?key|signature|credential)[^\\s=\"'&]*(?:=|[\"']\\s*[:=]\\s*)[\"']?)[^\\s\"'&,;]+");

  /** {@code scheme://user:password@host}. */
  private static final Pattern LOGIN = Pattern.compile("(://)[^/\\s@:]+:[^\\s@]+@");

  private static final Pattern AWS_KEY_ID = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b");

  private static final List<String> VARIABLES =
      List.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  private static final int LEAST_SECRET = 6;

  private Redaction() {}

  /** The text with "..." for every secret that shows itself as one or is in the environment. */
  public static String of(String text) {
    return of(text, System.getenv());
  }

  static String of(String text, Map<String, String> environment) {
    String clean = text;
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      clean = value.length() < LEAST_SECRET ? clean : clean.replace(value, HIDDEN);
    }
    clean = LOGIN.matcher(clean).replaceAll("$1...@");
    clean = ASSIGNMENT.matcher(clean).replaceAll("$1...");
    return AWS_KEY_ID.matcher(clean).replaceAll("$1...");
  }
}
