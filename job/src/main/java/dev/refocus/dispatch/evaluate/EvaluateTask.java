package dev.refocus.dispatch.evaluate;

import dev.refocus.config.RunConfig;
import dev.refocus.decode.ImageDecoder;
import dev.refocus.discover.ImageReader;
import dev.refocus.discover.ImageRef;
import dev.refocus.dispatch.Counters;
import dev.refocus.dispatch.executor.Failure;
import dev.refocus.dispatch.executor.FitWorker;
import dev.refocus.dispatch.executor.NetworkCache;
import dev.refocus.dispatch.executor.TaskProvenance;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.CaseImages;
import dev.refocus.evaluate.CaseOutcome;
import dev.refocus.evaluate.FitMethod;
import dev.refocus.evaluate.Trial;
import dev.refocus.evaluate.peer.CommandPeer;
import dev.refocus.evaluate.peer.FolderPeer;
import dev.refocus.evaluate.peer.PeerWork;
import dev.refocus.evaluate.row.EvaluationRow;
import dev.refocus.row.Provenance;
import java.time.Instant;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One trial: a case in, a row out, whatever happens.
 *
 * @param command that runs the benchmark, to which the trial is added
 * @param pictures folder for pictures of every case, or null
 */
record EvaluateTask(
    RunConfig run,
    String runId,
    String command,
    String pictures,
    Broadcast<SerializableConfiguration> hadoop,
    Counters counters)
    implements Function<Trial, Row> {
  @Override
  public Row call(Trial trial) {
    Provenance provenance = TaskProvenance.of(runId, TaskContext.get());
    EvaluationRow row = new EvaluationRow(trial, trial.command(command), provenance, Instant.now());
    Row finished = row(trial, row);
    counters.count(finished.getString(EvaluationRow.SCHEMA.fieldIndex("status")));
    return finished;
  }

  private Row row(Trial trial, EvaluationRow row) {
    try {
      CaseOutcome outcome = outcome(trial);
      if (pictures != null) {
        new CasePictures(hadoop.value().value(), pictures).write(trial, outcome);
      }
      return row.restored(outcome);
    } catch (RuntimeException | Error e) {
      return row.failed(Failure.finding(e, trial.benchmarkCase().id()));
    }
  }

  private CaseOutcome outcome(Trial trial) {
    BenchmarkCase made = trial.benchmarkCase();
    ImageDecoder decoder = new ImageDecoder(run.limits());
    CaseImages images = CaseImages.of(made, read(made.original().ref()), decoder);
    PeerWork peers = new PeerWork(decoder, uri -> read(ImageRef.of(uri)));
    if (trial.method() instanceof FolderPeer peer) {
      return CaseOutcome.of(made, images, peers.of(peer, read(peer.file()), images), decoder);
    }
    if (trial.method() instanceof CommandPeer peer) {
      return CaseOutcome.of(made, images, peers.of(peer, made, images), decoder);
    }
    FitMethod fit = (FitMethod) trial.method();
    return CaseOutcome.of(
        made,
        images,
        fit.with(NetworkCache.local(fit.config(), hadoop.value().value())),
        decoder,
        FitWorker.of(TaskContext.get()).fitter());
  }

  private byte[] read(ImageRef image) {
    return new ImageReader(hadoop.value().value(), run.limits().maxBytes()).read(image);
  }
}
