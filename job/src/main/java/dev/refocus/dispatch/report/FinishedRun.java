package dev.refocus.dispatch.report;

import dev.refocus.commit.output.OutputFolder;
import dev.refocus.report.BenchmarkPlots;
import dev.refocus.report.DetailWindow;
import dev.refocus.report.KernelAtlas;
import dev.refocus.report.Measure;
import dev.refocus.report.Pictures;
import dev.refocus.report.ReportRow;
import dev.refocus.report.RunFacts;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a page needs to know of a run, whichever command has written it. */
interface FinishedRun {
  OutputFolder folder();

  /** The methods that it holds restorations of, by name; their rows by the image's name. */
  List<VoteMethod> methods();

  /** The scores that it has. */
  List<Measure> measures();

  RunFacts facts() throws IOException;

  /** Every row, in an order that does not change. */
  List<ReportRow> rows();

  /** The kernels of some rows, at most. */
  List<KernelAtlas.NamedKernel> kernels(int most);

  /** Pictures of some rows, by key. */
  Map<String, Pictures> pictures(List<ReportRow> shown, int side);

  /** Its HR images in the windows of another run's, by key. */
  Map<String, byte[]> pictures(List<ReportRow> shown, Map<String, DetailWindow> windows);

  /** Null of a run without truth. */
  BenchmarkPlots benchmark();
}
