package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestArguments {
  @Test
  void commandToRunAgainHidesSecrets() {
    List<String> arguments =
        List.of(
            "restore",
            "--input=s3a://a/my photos",
            "--conf",
            "spark.hadoop.fs.s3a.secret.key=s3cr3t",
            "--conf=spark.hadoop.fs.s3a.access.key=AKIA",
            "--conf=spark.hadoop.fs.s3a.session.token=t0k3n");
    assertThat(Arguments.shell(arguments))
        .isEqualTo(
            "restore '--input=s3a://a/my photos' --conf spark.hadoop.fs.s3a.secret.key=..."
                + " --conf=spark.hadoop.fs.s3a.access.key=..."
                + " --conf=spark.hadoop.fs.s3a.session.token=...");
  }

  @Test
  void commandToRunAgainSurvivesAShell() {
    assertThat(Arguments.shell(List.of("a'b", "$HOME", "local[2]")))
        .isEqualTo("'a'\\''b' '$HOME' 'local[2]'");
  }

  @Test
  void innermostCauseOnOneLine() {
    Exception error = new RuntimeException("outer", new IllegalStateException("first\n  second"));
    assertThat(Arguments.cause(error)).isEqualTo("IllegalStateException: first second");
  }
}
