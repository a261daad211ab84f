package dev.refocus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestSignalNotice {
  @Test
  void saysTheCodesAndHowToGoOnWithoutSecrets() {
    assertThat(
            SignalNotice.text(
                List.of("restore", "--input=my photos", "--conf=spark.hadoop.fs.s3a.secret.key=s")))
        .isEqualTo(
            "refocus: interrupted (exit code 130) or terminated (143): what is finished is kept; to run it again: refocus restore '--input=my photos' --conf=spark.hadoop.fs.s3a.secret.key=...");
  }
}
