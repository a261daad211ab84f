package dev.refocus.dispatch.restore;

import dev.refocus.config.RunConfig;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.discover.Selected;
import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/** The inputs of a run: listed, chosen, and divided into pages. */
final class RunInputs {
  private final JavaSparkContext context;
  private final RunConfig run;
  private final PrintWriter console;

  /**
   * @param console takes lines that count what is no input
   */
  RunInputs(JavaSparkContext context, RunConfig run, PrintWriter console) {
    this.context = context;
    this.run = run;
    this.console = console;
  }

  Selected of(RestoreRequest request) {
    ImageListing listing =
        new ImageListing(
            context.hadoopConfiguration(), run.extensions(), console, request.output());
    Selected chosen = request.selection().of(listing.list(request.input()));
    chosen.lines().forEach(console::println);
    console.flush();
    return run.allPages() ? chosen.withRefs(pages(chosen)) : chosen;
  }

  private List<ImageRef> pages(Selected files) {
    return PageListing.of(
        files.refs(),
        context,
        run,
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
  }
}
