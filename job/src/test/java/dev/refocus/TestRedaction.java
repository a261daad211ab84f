package dev.refocus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRedaction {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--conf=spark.hadoop.fs.s3a.secret.key=hunter2x",
        "fs.s3a.access.key=hunter2x, more",
        "AWS_ACCESS_KEY_ID=hunter2x",
        "{\"session.token\": \"hunter2x\"}",
        "https://bucket.example/key?X-Amz-Signature=hunter2x&X-Amz-Date=1",
        "s3a://AKID:hunter2x@bucket/key",
        "password='hunter2x'",
        "credential=hunter2x"
      })
  void hidesWhatNamesItselfASecret(String text) {
    assertThat(Redaction.of(text, Map.of())).doesNotContain("hunter2x").contains("...");
  }

  @Test
  void hidesTheSecretsOfTheEnvironmentWhereverTheyAre() {
    Map<String, String> environment =
        Map.of("AWS_SECRET_ACCESS_KEY", "hunter2x", "AWS_SESSION_TOKEN", "");
    assertThat(Redaction.of("signed with hunter2x today", environment))
        .isEqualTo("signed with ... today");
  }

  @Test
  void hidesKeyIdentifiers() {
    assertThat(Redaction.of("user AKIA0123456789ABCDEF denied", Map.of()))
        .isEqualTo("user AKIA... denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access denied (403); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "abfss://container@account.dfs.core.windows.net/archive",
        "--set=run.max-tasks=1 s3a://bucket/a@b.png",
        "scale: 5, must be 2, 3 or 4"
      })
  void leavesOtherTextAlone(String text) {
    assertThat(Redaction.of(text, Map.of())).isEqualTo(text);
  }

  @Test
  void logsHideThemToo() throws IOException {
    assertThat(
            LogLayout.shipped()
                .line(
                    "s3a://b?X-Amz-Signature=hunter2x access.key=hunter2x s3a://me:hunter2x@b",
                    new IllegalStateException("secret.key=hunter2x")))
        .doesNotContain("hunter2x")
        .contains(
            "WARN Logger: s3a://b?X-Amz-Signature=... access.key=... s3a://...@b",
            "secret.key=...");
  }

  @Test
  void jsonLogsSayTheSameInOneObject() throws IOException {
    String message =
        "a \"quoted\" \\ s3a://b?X-Amz-Signature=hunter2x\n"
            + "\tat a.B.c\n"
            + "\u001b[31m \ud83d\ude00 s3a://me:hunter2x@b";
    Throwable thrown = new IllegalStateException("secret.key=hunter2x");
    String text = LogLayout.shipped().line(message, thrown);
    String line = LogLayout.of("log4j2-json.properties").line(message, thrown);
    assertThat(line).endsWith("}\n").doesNotContain("hunter2x");
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z");
    assertThat(event.get("level").asText()).isEqualTo("WARN");
    assertThat(event.get("logger").asText()).isEqualTo("a.Logger");
    assertThat(event.get("message").asText())
        .isEqualTo(text.substring(text.indexOf("a \"quoted\"")).strip())
        .contains("secret.key=...");
  }
}
