package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.OddNames;
import dev.refocus.RefocusException;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every name that a seed makes is listed once, and read by the name that it is listed under. */
@Timeout(180)
@Tag("long")
class TestGeneratedNames {
  private static final int COUNT = 40;

  private final Configuration hadoop = new Configuration();
  private final StringWriter console = new StringWriter();
  private final ImageReader reader = new ImageReader(hadoop, 10_000);
  @TempDir private Path temporary;

  @Test
  void filesAreListedAndRead() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      Path archive = temporary.resolve("archive" + seed);
      List<String> names = OddNames.files(seed, COUNT);
      for (String name : names) {
        Files.createDirectories(archive.resolve(name).getParent());
        Files.writeString(archive.resolve(name), name);
      }
      Map<String, ImageRef> refs = list(archive.toString(), "file:" + archive + "/");
      assertThat(refs.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(names);
      refs.forEach((name, ref) -> assertThat(text(ref)).isEqualTo(name));
      assertThat(list(archive + "/{*,none}", "file:" + archive + "/")).isEqualTo(refs);
    }
    assertThat(console.toString()).as("nothing is passed over").isEmpty();
  }

  @Test
  void keysAreListedAndReadOrRefused() throws IOException {
    try (S3Fixture s3 = new S3Fixture("generated")) {
      s3.server().hadoopSettings().forEach(hadoop::set);
      hadoop.set("fs.s3a.list.version", "1");
      for (int seed = 0; seed < 10; seed++) {
        String folder = String.format(Locale.ROOT, "in %d", seed);
        List<String> keys = OddNames.keys(seed, COUNT);
        for (String key : keys) {
          s3.putAsItIs("generated", folder + "/" + key, key.getBytes(StandardCharsets.UTF_8));
        }
        String root = "s3a://generated/" + folder;
        Map<String, ImageRef> refs = list(root, root + "/");
        assertThat(refs.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(keys);
        refs.forEach(this::assertReadOrRefused);
      }
    }
    assertThat(console.toString()).as("nothing is passed over").isEmpty();
  }

  private void assertReadOrRefused(String key, ImageRef ref) {
    if (("/" + key + "/").matches("(?s).*/\\.{0,2}/.*")) {
      assertThatThrownBy(() -> reader.read(ref))
          .isInstanceOf(RefocusException.class)
          .hasMessageContaining("cannot name this key");
    } else {
      assertThat(text(ref)).isEqualTo(key);
    }
  }

  private String text(ImageRef ref) {
    return new String(reader.read(ref), StandardCharsets.UTF_8);
  }

  private Map<String, ImageRef> list(String input, String root) {
    return new ImageListing(hadoop, List.of("png"), new PrintWriter(console))
        .list(input).stream()
            .collect(
                Collectors.toMap(ref -> ref.uri().substring(root.length()), Function.identity()));
  }
}
