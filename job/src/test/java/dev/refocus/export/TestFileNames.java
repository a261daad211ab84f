package dev.refocus.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import dev.refocus.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestFileNames {
  private static final NameTemplate TEMPLATE = new NameTemplate(NameTemplate.DEFAULT);
  private static final long SEED = Long.getLong("test.seed", 18);

  @Test
  void keepsTheArchivesFolders() {
    assertThat(names(file("2019/july/a.jpg"), file("b.tif")))
        .containsExactly("2019/july/a.png", "b.png");
  }

  @Test
  void twoImagesOfOneNameKeepTheirEndings() {
    assertThat(names(file("logo.png"), file("logo.jpg"), file("LOGO.bmp"), file("logo")))
        .containsExactly(
            "logo.png", "logo-jpg.png", "LOGO-bmp.png", "logo-" + hash("logo") + ".png");
  }

  @Test
  void aNameThatLooksLikeAnothersIsAnotherStill() {
    assertThat(names(file("logo.png"), file("logo.jpg"), file("logo-jpg.png")))
        .containsExactly("logo.png", "logo-" + hash("logo.jpg") + ".png", "logo-jpg.png");
  }

  @Test
  void onePathInTwoFoldersHasTheDigestOfItsUri() {
    ExportSource first = ExportSource.of("file:/one/a/x.png", "a", "a/x.png", 1, 4);
    ExportSource second = ExportSource.of("file:/two/a/x.png", "a", "a/x.png", 1, 4);
    List<String> names = names(first, second);
    assertThat(names).allMatch(name -> name.matches("a/x-[0-9a-f]{16}\\.png"));
    assertThat(names.get(0)).isNotEqualTo(names.get(1));
  }

  @Test
  void pagesAreNumbered() {
    assertThat(names(page("scan.tif", 1), page("scan.tif", 2), file("other.tif")))
        .containsExactly("scan-page1.png", "scan-page2.png", "other.png");
  }

  @Test
  void whereAFolderStandsIsNoFile() {
    assertThat(names(file("a.jpg"), file("a.png/b.png")))
        .containsExactly("a-jpg.png", "a.png/b.png");
  }

  @Test
  void rowsOfFormerVersionsHaveTheFolderOfTheirDataset() {
    ExportSource former = ExportSource.of("s3a://b/archive/x.png", "archive", null, null, 2);
    assertThat(names(former)).containsExactly("archive/x.png");
  }

  @Test
  void namesDoNotLeadOutOfTheFolderAndAreSafeEverywhere() {
    assertThat(
            names(
                ExportSource.of("s3a://b/../../etc/a.png", "b", "../../etc/a.png", 1, 2),
                ExportSource.of("file:/b/.hidden.png", "b", ".hidden.png", 1, 2),
                ExportSource.of(
                    "file:/b/a\u202e\n<b>:c|\".png", "b", "a\u202e\n<b>:c|\".png", 1, 2),
                ExportSource.of("file:/b/x.kernel.png", "b", "x.kernel.png", 1, 2)))
        .containsExactly("__/__/etc/a.png", "_hidden.png", "a___b__c__.png", "x_kernel.png");
  }

  @Test
  void everyRowOfAHostileTableHasANameOfItsOwnWhateverTheOrder() {
    Random random = new Random(SEED);
    List<ExportSource> table = new ArrayList<>();
    Set<String> uris = new HashSet<>();
    while (table.size() < 3000) {
      String path = hostile(random);
      if (uris.add(path)) {
        table.add(file(path));
      }
    }
    FileNames names = new FileNames(TEMPLATE, PictureFormat.PNG, table);
    Set<String> keys = new HashSet<>();
    for (ExportSource source : table) {
      String name = names.of(source);
      assertThat(keys.add(SafeName.key(name))).as("seed %d: %s", SEED, name).isTrue();
      for (String part : name.split("/", -1)) {
        assertThat(part).isNotEmpty().isNotEqualTo(".").isNotEqualTo("..");
        assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(210);
      }
    }
    Collections.shuffle(table, random);
    FileNames shuffled = new FileNames(TEMPLATE, PictureFormat.PNG, table);
    assertThat(table).allMatch(source -> names.of(source).equals(shuffled.of(source)));
  }

  /** Few pieces, so that many names meet; some are long. */
  private static String hostile(Random random) {
    List<String> pieces =
        Arrays.asList(
            "a", "A", "..", ".", "/", "\u00e4", "a\u0308", ":", "_", " ", "-jpg", ".png", ".jpg",
            "\n");
    StringBuilder path = new StringBuilder(random.nextInt(50) == 0 ? "long".repeat(60) : "n");
    IntStream.range(0, 1 + random.nextInt(5))
        .forEach(i -> path.append(pieces.get(random.nextInt(pieces.size()))));
    return path.append(random.nextBoolean() ? ".png" : ".jpg").toString();
  }

  @Test
  void templateHasItsFields() {
    NameTemplate template = new NameTemplate("all/{name}_x{scale}{suffix}.{ext}");
    FileNames names = new FileNames(template, PictureFormat.JPEG, List.of(file("2019/a.png")));
    assertThat(names.of(file("2019/a.png"))).isEqualTo("all/a_x4.jpg");
  }

  @Test
  void templateThatCannotKeepImagesApartIsRefused() {
    assertThatThrownBy(() -> new NameTemplate("{path}/{name}.{ext}"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--name {path}/{name}.{ext}: must hold {name}, and {suffix} behind the last slash, and end with .{ext}, such as {path}/{name}{suffix}.{ext}");
    assertThatThrownBy(() -> new NameTemplate("{nmae}{suffix}.{ext}"))
        .hasMessage(
            "--name {nmae}{suffix}.{ext}: {nmae} is none of {path}, {name}, {suffix}, {scale}, {ext}");
  }

  private static List<String> names(ExportSource... table) {
    FileNames names = new FileNames(TEMPLATE, PictureFormat.PNG, List.of(table));
    return Arrays.stream(table).map(names::of).toList();
  }

  private static ExportSource file(String path) {
    return ExportSource.of(uri(path), "set", path, 1, 4);
  }

  private static ExportSource page(String path, int page) {
    return ExportSource.of(uri(path) + "#page=" + page, "set", path, page, 4);
  }

  private static String uri(String path) {
    return "file:/archive/" + path;
  }

  private static String hash(String path) {
    return Sha256.hex(uri(path).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }
}
