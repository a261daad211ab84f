package dev.refocus.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The contents are those that the committers write; the commit itself is tested with the server.
 */
class TestRowWriter {
  @Test
  void knowsTheCommitterFromTheMarker() throws IOException {
    byte[] magic = "{\"name\":\"x\",\"committer\" : \"magic\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(RowWriter.committer(magic)).isEqualTo("magic");
    assertThat(RowWriter.committer(new byte[0])).isEqualTo("file");
    assertThat(RowWriter.committer("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo("unknown");
  }
}
