package dev.refocus;

import dev.refocus.cli.Refocus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command that was run in this JVM, with what it printed.
 *
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exitCode, String out, String err) {
  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Refocus.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandRun(exitCode, out.toString(), withoutWaiting(err.toString()));
  }

  /** Without lines that tell nothing but how long a step has taken, as on a busy machine. */
  public static String withoutWaiting(String err) {
    return err.replaceAll("(?m)^[a-zA-Z0-9 ]+, (\\d+ min )?\\d+ s\\n", "");
  }

  /** {@code refocus restore} without the web page of Spark. */
  public static CommandRun restore(String master, Object input, Object output, String... more) {
    Stream<String> fixed =
        Stream.of(
            "restore",
            "--input=" + input,
            "--output=" + output,
            "--master=" + master,
            "--conf=spark.ui.enabled=false");
    return of(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  public List<String> outLines() {
    return out.lines().toList();
  }
}
