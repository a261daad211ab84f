package dev.refocus.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.RefocusException;
import dev.refocus.demo.S3Fixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys of a real S3 server that Hadoop's paths cannot hold. */
@Timeout(120)
@Tag("long")
class TestStoreInput {
  private static final Configuration HADOOP = new Configuration();
  private static S3Fixture s3;
  private final StringWriter console = new StringWriter();
  private final ImageReader reader = new ImageReader(HADOOP, 100);

  @BeforeAll
  static void startServer() throws IOException {
    s3 = new S3Fixture("keys", "pages", "root");
    s3.server().hadoopSettings().forEach(HADOOP::set);
    HADOOP.set("fs.s3a.list.version", "1");
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @Test
  void twoObjectsOfOnePathAreTwoInputs() throws IOException {
    Map<String, ImageRef> refs = put("dd", "s//x.png", "s/x.png", "s/./y.png", "s/y.png", "/z.png");
    assertThat(refs).hasSize(5);
    assertThat(reader.read(refs.get("s/x.png"))).hasSize("s/x.png".length());
    assertThat(reader.read(refs.get("s/y.png"))).hasSize("s/y.png".length());
    for (String key : List.of("s//x.png", "s/./y.png", "/z.png")) {
      assertRefused(refs.get(key), "s3a://keys/dd/" + key);
    }
  }

  @Test
  void noKeyLeadsOutOfTheFolder() throws IOException {
    Map<String, ImageRef> refs =
        put("long prefix/inbox", "../private/p.png", "../../a", "ok.png", "..png", "last/");
    assertThat(refs).containsOnlyKeys("../private/p.png", "../../a", "ok.png", "last/");
    assertRefused(refs.get("../private/p.png"), "s3a://keys/long prefix/inbox/../private/p.png");
    assertRefused(refs.get("../../a"), "s3a://keys/long prefix/inbox/../../a");
    assertRefused(refs.get("last/"), "s3a://keys/long prefix/inbox/last/");
    assertThat(console.toString()).as("..png").contains("passed over: 1 hidden");
    assertThat(refs.values()).extracting(ImageRef::named).doesNotContain(false);
    assertThat(refs.values())
        .extracting(ImageRef::dataset)
        .containsOnly("inbox", "last")
        .contains("inbox");
  }

  @Test
  void controlCharactersDoNotEndTheListing() throws IOException {
    Map<String, ImageRef> refs =
        put(
            "in",
            "ok.png",
            "esc\u001b[31m.png",
            "bell\u0007",
            "line\nend",
            "x\uffff.png",
            "\u0085");
    assertThat(refs).hasSize(6);
    refs.forEach(
        (key, ref) -> assertThat(reader.read(ref)).isEqualTo(key.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theRootOfABucketIsAFolder() throws IOException {
    s3.putAsItIs("root", "/a.png", new byte[1]);
    s3.putAsItIs("root", "//", new byte[2]);
    s3.putAsItIs("root", "a.png", new byte[3]);
    List<ImageRef> refs = list("s3a://root/");
    assertThat(refs)
        .extracting(ImageRef::uri)
        .containsExactly("s3a://root/a.png", "s3a://root///", "s3a://root//a.png");
    assertThat(refs).extracting(ImageRef::dataset).contains("root");
  }

  @Test
  void everyPageIsListedWithEtags() {
    for (int i = 0; i < 1100; i++) {
      s3.put("pages", String.format(Locale.ROOT, "in/%d \u00fc+%%.png", i), new byte[] {(byte) i});
    }
    List<ImageRef> refs = list("s3a://pages/in");
    assertThat(refs).hasSize(1100).extracting(ImageRef::uri).doesNotHaveDuplicates();
    assertThat(refs).extracting(ref -> ref.listed().etag()).doesNotContainNull();
    assertThat(refs.stream().map(ref -> ref.listed().etag()).distinct()).hasSize(256);
    assertThat(list("s3a://pages/in/7 \u00fc+%.png"))
        .isEqualTo(refs.stream().filter(ref -> ref.uri().contains("/7 ")).toList());
    assertThat(list("s3a://pages/in/7? *.png")).hasSize(10);
  }

  @Test
  void aBucketOfTheSameNameOnTheNextServerIsRead() throws IOException {
    for (String file : List.of("first.png", "second.png")) {
      try (S3Fixture server = new S3Fixture("again")) {
        server.put("again", "in/" + file, new byte[1]);
        Configuration hadoop = new Configuration();
        server.server().hadoopSettings().forEach(hadoop::set);
        assertThat(
                new ImageListing(hadoop, List.of("png"), new PrintWriter(console))
                    .list("s3a://again/in"))
            .extracting(ImageRef::uri)
            .containsExactly("s3a://again/in/" + file);
      }
    }
  }

  /** Puts objects that hold their keys, and lists them by these. */
  private Map<String, ImageRef> put(String folder, String... keys) throws IOException {
    for (String key : keys) {
      s3.putAsItIs("keys", folder + "/" + key, key.getBytes(StandardCharsets.UTF_8));
    }
    int above = "s3a://keys/%s/".formatted(folder).length();
    return list("s3a://keys/" + folder).stream()
        .collect(Collectors.toMap(ref -> ref.uri().substring(above), ref -> ref));
  }

  private List<ImageRef> list(String input) {
    return new ImageListing(HADOOP, List.of("png"), new PrintWriter(console)).list(input);
  }

  private void assertRefused(ImageRef ref, String uri) {
    assertThat(ref.uri()).isEqualTo(uri);
    assertThatThrownBy(() -> reader.read(ref))
        .isInstanceOf(RefocusException.class)
        .hasMessageStartingWith(uri + ": Hadoop cannot name this key");
  }
}
