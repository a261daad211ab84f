package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestReproducibleArguments {
  @Test
  void leavesOutWhatACaseSetsItself() {
    assertThat(
            ReproducibleArguments.of(
                List.of(
                    "evaluate",
                    "--every=3",
                    "a.yaml",
                    "--limit",
                    "5",
                    "--images",
                    "x",
                    "--json",
                    "--profile",
                    "fast",
                    "--seed=1",
                    "--output",
                    "o",
                    "--set=fit.scale=2")))
        .containsExactly("evaluate", "a.yaml", "--images", "x", "--set=fit.scale=2");
  }
}
