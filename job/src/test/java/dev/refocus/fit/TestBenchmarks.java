package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark once, so that none rots. Times mean nothing here. */
@Tag("long")
class TestBenchmarks {
  private static final int BENCHMARKS = 11;

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev\\.refocus\\..*")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(org.openjdk.jmh.runner.options.TimeValue.milliseconds(1))
                    .shouldFailOnError(true)
                    .build())
            .run();

    assertThat(results).hasSize(BENCHMARKS);
    assertThat(results)
        .filteredOn(result -> !result.getPrimaryResult().getLabel().matches("niqe|brisque"))
        .allSatisfy(
            result ->
                assertThat(result.getSecondaryResults().get("gflop").getScore()).isPositive());
  }
}
