package dev.refocus.dispatch.restore;

import dev.refocus.commit.RestoredTable;
import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.Quarantine;
import dev.refocus.commit.table.Taking;
import dev.refocus.config.FitConfig;
import dev.refocus.config.RunConfig;
import dev.refocus.config.ShareKernel;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.Progress;
import dev.refocus.dispatch.RunMetrics;
import dev.refocus.dispatch.TaskBatches;
import dev.refocus.dispatch.Work;
import dev.refocus.dispatch.executor.ImagePass;
import dev.refocus.dispatch.share.EstimatePass;
import dev.refocus.dispatch.share.KernelSharing;
import dev.refocus.dispatch.share.SharedKernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** The work of a run: from inputs to items of the ledger, one for each. */
final class RestoreWork {
  private final JavaSparkContext context;
  private final FitConfig fit;
  private final RunConfig run;
  private final Place place;
  private final RestoredTable table;
  private final KernelSharing sharing;
  private final PrintWriter console;

  /**
   * @param place where the run reads and writes
   * @param sharing finds what images have in common
   * @param console takes the progress line
   */
  RestoreWork(
      JavaSparkContext context,
      FitConfig fit,
      RunConfig run,
      Place place,
      RestoredTable table,
      KernelSharing sharing,
      PrintWriter console) {
    this.context = context;
    this.fit = fit;
    this.run = run;
    this.place = place;
    this.table = table;
    this.sharing = sharing;
    this.console = console;
  }

  /**
   * @param inputs how many the run has, with those that are done
   * @param output folder of the ledger
   */
  record Place(String runId, String input, int inputs, String output) {}

  /**
   * Restores inputs; those of equal bytes once.
   *
   * @param pending to be restored
   * @param all inputs of the run; none if every input shall be fitted
   * @return those that are left because the budget is spent
   */
  List<ImageRef> restore(List<ImageRef> pending, List<ImageRef> all) throws IOException {
    if (pending.isEmpty()) {
      return pending;
    }
    Counters counters = Counters.of(context.sc());
    Work work =
        Work.of(
            pending.size(),
            pending.stream().map(ref -> new Work.File(ref.uri(), ref.bytes())),
            counters);
    RunMetrics.publish(work);
    Ledger ledger = Ledger.at(place.output(), fit.id(), context.hadoopConfiguration());
    try (Budget budget =
        new Budget(context.sc(), ledger, place.runId(), run.work().maxCoreHours())) {
      return restore(pending, all, work, budget);
    }
  }

  private List<ImageRef> restore(
      List<ImageRef> pending, List<ImageRef> all, Work work, Budget budget) throws IOException {
    Broadcast<SharedKernels> shared = context.broadcast(shared(pending, budget));
    // Images of one kernel are looked at together before the first is restored.
    int most = fit.share() == ShareKernel.NONE ? run.work().imagesPerMove() : pending.size();
    for (int from = 0; from < pending.size(); from += most) {
      int to = Math.min(from + most, pending.size());
      List<ImageRef> now = pending.subList(from, to);
      Twins twins = twins(now, all);
      int taken;
      try (Progress progress = Progress.start("restoring", work, console)) {
        taken = restore(twins, shared, work.counters(), budget);
      }
      report(taken);
      if (budget.spent()) {
        List<ImageRef> left = new ArrayList<>(left(now));
        left.addAll(pending.subList(to, pending.size()));
        return left;
      }
      if (to < pending.size()) {
        Progress.during("moving rows into the table", console, () -> move(now));
      }
    }
    return List.of();
  }

  private Void move(List<ImageRef> refs) throws IOException {
    table.move(refs);
    return null;
  }

  private List<ImageRef> left(List<ImageRef> refs) throws IOException {
    Set<ImageRef> done = table.items(refs).keySet();
    return refs.stream().filter(ref -> !done.contains(ref)).toList();
  }

  private Twins twins(List<ImageRef> pending, List<ImageRef> all) throws IOException {
    return all.isEmpty() || fit.share() != ShareKernel.NONE
        ? Twins.none(pending)
        : Progress.during(
            "looking for equal bytes", console, () -> equalBytes(all).among(pending, all));
  }

  private EqualBytes equalBytes(List<ImageRef> images) {
    ImageDigest digest =
        new ImageDigest(run.limits().maxBytes(), run.times().secondsToHang(), hadoop());
    return new EqualBytes(context, digest, table, quarantined(images));
  }

  private Set<String> quarantined(List<ImageRef> images) {
    return Quarantine.at(place.output(), context.hadoopConfiguration()).among(images);
  }

  /** What the images have in common; nothing if there is no time to look. */
  private SharedKernels shared(List<ImageRef> images, Budget budget) throws IOException {
    List<ImageRef> unseen = sharing.unseen(images);
    if (!unseen.isEmpty()) {
      Counters counters = Counters.of(context.sc());
      Work look = Work.of(unseen.size(), counters);
      try (Progress progress = Progress.start("looking at kernels", look, console)) {
        describe("kernels of %d images of %s", unseen.size(), place.input());
        run(new EstimatePass(fit, run, place.runId()), unseen, counters);
      }
    }
    return budget.spent() ? SharedKernels.NONE : sharing.pooled(images, this::say);
  }

  private int restore(
      Twins twins, Broadcast<SharedKernels> shared, Counters counters, Budget budget)
      throws IOException {
    if (!budget.spent()) {
      fit(twins.fits(), shared, counters);
    }
    List<ImageRef> takers = twins.takers();
    List<ImageRef> left = takers.isEmpty() ? takers : take(twins, takers, counters);
    if (!budget.spent()) {
      fit(left, shared, counters);
    }
    return takers.size() - left.size();
  }

  private void report(int taken) {
    if (taken > 0) {
      say("%s of equal bytes: each took the row of its bytes instead of a fit".formatted(taken));
    }
  }

  private void say(String line) {
    console.println(line);
    console.flush();
  }

  private void fit(List<ImageRef> images, Broadcast<SharedKernels> shared, Counters counters) {
    if (images.isEmpty()) {
      return;
    }
    describe("restoring %d of %d images of %s", images.size(), place.inputs(), place.input());
    run(new RestorePass(fit, run, place.runId(), shared), images, counters);
  }

  private void run(ImagePass pass, List<ImageRef> images, Counters counters) {
    Set<String> quarantined = quarantined(images);
    deal(images)
        .foreachPartition(
            new RestorePartition(pass, place.output(), quarantined, hadoop(), counters));
  }

  /**
   * One image per task while the bound on tasks allows it. The images come largest first and tasks
   * start in order, so the slowest images start first, and no task gets all the large ones.
   */
  private JavaRDD<ImageRef> deal(List<ImageRef> images) {
    List<List<ImageRef>> batches = TaskBatches.deal(images, run.work().maxTasks());
    return context.parallelize(batches, batches.size()).flatMap(List::iterator);
  }

  /** Returns those that found no row of equal bytes after all. */
  private List<ImageRef> take(Twins twins, List<ImageRef> takers, Counters counters)
      throws IOException {
    List<Taking> takings = twins.takings(table);
    Set<ImageRef> left = new LinkedHashSet<>(takers);
    takings.stream().flatMap(Taking::refs).forEach(left::remove);
    if (!takings.isEmpty()) {
      describe("%d rows of equal bytes of %s", takers.size(), place.input());
      left.addAll(
          context
              .parallelize(takings, Math.min(takings.size(), run.work().maxTasks()))
              .flatMap(
                  new TakePartition(place.runId(), place.output(), fit.id(), hadoop(), counters))
              .collect());
    }
    return new ArrayList<>(left);
  }

  private void describe(String work, Object... values) {
    context.setJobDescription(
        "Refocus " + place.runId() + ": " + String.format(Locale.ROOT, work, values));
  }

  private Broadcast<SerializableConfiguration> hadoop() {
    return context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }
}
