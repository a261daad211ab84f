package dev.refocus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.Checkout;
import dev.refocus.evaluate.vote.EloRatings;
import dev.refocus.evaluate.vote.Votes;
import dev.refocus.image.Image;
import dev.refocus.report.vote.Question;
import dev.refocus.report.vote.VotePage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page as users and strangers' names see it. */
@Tag("long")
@Timeout(300)
class TestPageInBrowser {
  /** Each would call alert, end the script or change the page, were it taken for markup. */
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=alert(1)>.png",
          "</script><script>alert(2)</script>.png",
          "<!--<script>.png",
          "\"><svg onload=alert(3)>.png",
          "javascript:alert(4)",
          "{{data}}\u2028'+alert(5)+'.png",
          "\u202egnp.exe");

  @TempDir private static Path folder;
  private static Chromium browser;
  private static Path page;

  @BeforeAll
  static void makePage() throws Exception {
    browser = Chromium.start(folder.resolve("profile"));
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(ReportRows.restored("a" + (10 + i) + ".png", 0.5 + i / 100.0, 30 - i, i - 10));
    }
    HOSTILE.forEach(name -> rows.add(ReportRows.restored(name, 0.3, 50, 1)));
    rows.add(ReportRows.failed("<b>bold</b>.png", "bytes <script>alert(6)</script>"));
    Map<String, ReportRow> others =
        rows.stream().limit(5).collect(Collectors.toMap(ReportRow::key, row -> row));
    others.put("file:/in/a10.png", ReportRows.restored("a10.png", 0.9, 1, 20));
    page = folder.resolve("index.html");
    Files.write(
        page,
        ReportPage.of(ReportRows.report(rows, new Report.Other("file:/other", others, Map.of()))));
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.prefer("light", 1280, 900);
    browser.open(page);
  }

  @Test
  void namesAreTextAndNothingIsFetched() throws Exception {
    browser.value("show({status: 'degraded'})");
    browser.value("drawMore()");
    String names =
        browser
            .value(
                "[...document.querySelectorAll('.card .name')].map(n => n.textContent).join('|')")
            .asText();
    assertThat(names)
        .contains("<img src=x onerror=alert(1)>.png", "</script><script>alert(2)</script>.png")
        .contains("\\u202egnp.exe")
        .doesNotContain("\u202e");
    assertThat(browser.value("document.querySelectorAll('script').length").asInt()).isEqualTo(2);
    assertThat(
            browser
                .value("document.querySelectorAll('main b script, main [onerror]').length")
                .asInt())
        .isZero();
    browser.value("show({status: 'failed'})");
    assertThat(text(".missing")).isEqualTo("bytes <script>alert(6)</script>");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(request -> request.startsWith("file:") || request.startsWith("data:"));
  }

  @Test
  void thePolicyForbidsOtherScripts() throws Exception {
    Path changed = folder.resolve("changed.html");
    String html =
        Files.readString(page).replace("</main>", "</main><script>window.evil = 1</script>");
    Files.writeString(changed, html);
    try (Chromium other = Chromium.start(folder.resolve("other profile"))) {
      other.open(changed);
      assertThat(other.value("typeof window.evil").asText()).isEqualTo("undefined");
      assertThat(other.value("document.querySelectorAll('.card').length").asInt()).isPositive();
      assertThat(other.complaints())
          .hasSize(1)
          .first()
          .asString()
          .contains("Content Security Policy");
    }
  }

  @Test
  void theSliderMovesByKeyboard() throws Exception {
    browser.value("document.querySelector('.card .compare input').focus()");
    assertThat(at()).isEqualTo("50%");
    for (int i = 0; i < 3; i++) {
      browser.press("ArrowRight", 39);
    }
    assertThat(at()).isEqualTo("53%");
    browser.press("Home", 36);
    assertThat(at()).isEqualTo("0%");
    assertThat(
            browser
                .value("getComputedStyle(document.querySelector('.card .over')).clipPath")
                .asText())
        .as("the restored image covers all of the other")
        .isEqualTo("inset(0px 0px 0px 0%)");
    assertThat(
            browser
                .value(
                    "document.querySelector('.card .under').complete && document.querySelector('.card .under').naturalWidth")
                .asInt())
        .isEqualTo(64);
    assertThat(browser.complaints()).isEmpty();
  }

  private static String at() throws Exception {
    return browser
        .value("document.querySelector('.card .compare').style.getPropertyValue('--at')")
        .asText();
  }

  @Test
  void sortsAndTurnsRound() throws Exception {
    choose("Sort by", "gain niqe");
    assertThat(firstName()).isEqualTo("a10.png");
    browser.value("document.querySelector('[title=\"Turn the order round\"]').click()");
    assertThat(firstName()).isEqualTo("a39.png");
    choose("Sort by", "seconds");
    assertThat(HOSTILE).contains(firstName());
  }

  @Test
  void filtersByWordsStatusKernelAndChange() throws Exception {
    browser.press("/", 191);
    browser.value("document.querySelector('.toolbar input').focus()");
    browser.type("A12");
    assertThat(text("#found")).isEqualTo("1 of 38 cards");
    assertThat(firstName()).isEqualTo("a12.png");
    browser.value("show({})");
    choose("Status", "failed");
    assertThat(text("#found")).isEqualTo("1 of 38 cards");
    browser.value("document.querySelector('.atlas .kind:not(:disabled)').click()");
    assertThat(text("#found")).isEqualTo("37 of 38 cards");
    browser.value("show({changed: true})");
    assertThat(text("#found")).isEqualTo("1 of 38 cards");
    assertThat(text("#comparison p:not(.hint)")).contains("5 inputs are in both", "1 rows differ");
  }

  @Test
  void moreCardsComeAndEachOpensByKeyboard() throws Exception {
    browser.value("for (let i = 0; i < 5; i++) drawMore()");
    assertThat(browser.value("document.querySelectorAll('.card').length").asInt()).isEqualTo(38);
    browser.value("document.querySelector('.card .name').focus()");
    browser.value("document.querySelector('.card .name').click()");
    assertThat(browser.value("document.getElementById('detail').open").asBoolean()).isTrue();
    String first = text("#detail h2");
    browser.value(
        "[...document.querySelectorAll('#detail button')].find(b => b.textContent === 'next →').click()");
    assertThat(text("#detail h2")).isNotEqualTo(first);
    browser.press("Escape", 27);
    assertThat(browser.value("document.getElementById('detail').open").asBoolean()).isFalse();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everythingHasANameAndColoursFollowTheSystem() throws Exception {
    String nameless =
        "[...document.querySelectorAll('img:not([alt]), input:not([aria-label]):not(label input), svg:not([aria-label]), section:not([aria-labelledby])')].length";
    assertThat(browser.value(nameless).asInt()).isZero();
    String light = browser.value("getComputedStyle(document.body).backgroundColor").asText();
    screenshot("page-light.png");
    browser.prefer("dark", 1280, 900);
    String dark = browser.value("getComputedStyle(document.body).backgroundColor").asText();
    screenshot("page-dark.png");
    assertThat(dark).isNotEqualTo(light);
    browser.value("document.getElementById('theme').click()");
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo(light);
    browser.prefer("light", 380, 800);
    assertThat(browser.value("document.documentElement.scrollWidth").asInt())
        .as("nothing sticks out on a telephone")
        .isLessThanOrEqualTo(380);
  }

  @Test
  void votersAreBlindAndTheirVotesStay() throws Exception {
    Path votes = folder.resolve("vote.html");
    Files.write(votes, votePage());
    browser.open(votes);
    assertThat(browser.value("document.body.innerText").asText())
        .contains("1 of 3, 0 answered")
        .doesNotContain("solver", "bicubic");
    browser.press("ArrowLeft", 37);
    browser.value("document.getElementById('neither').click()");
    browser.open(votes);
    assertThat(text("#found")).as("after the page was opened anew").isEqualTo("3 of 3, 2 answered");
    screenshot("vote.png");
    browser.value("document.querySelector('.pair figure:last-child img').click()");
    assertThat(text("#found")).isEqualTo("3 of 3 answered");
    List<EloRatings.Rating> ratings = EloRatings.of(savedVotes());
    assertThat(ratings).extracting(EloRatings.Rating::wins).containsExactly(2.5, 0.5);
    assertThat(ratings.get(0).method()).isEqualTo("solver");
    browser.value("document.getElementById('back').click()");
    browser.value("document.getElementById('left').click()");
    assertThat(EloRatings.of(savedVotes()))
        .as("a changed mind")
        .extracting(EloRatings.Rating::wins)
        .containsExactly(1.5, 1.5);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).allMatch(request -> request.matches("(file|data|blob):.*"));
  }

  private static Votes savedVotes() throws Exception {
    Path downloads = Files.createTempDirectory(folder, "downloads");
    browser.saveTo(downloads);
    browser.value("document.getElementById('save').click()");
    List<Path> saved = List.of();
    while (saved.isEmpty()) {
      Thread.sleep(20);
      try (Stream<Path> files = Files.list(downloads)) {
        saved = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
      }
    }
    return Votes.read(saved);
  }

  /** The first question has the solver at the left, the last at the right. */
  private static byte[] votePage() {
    byte[] picture = Thumbnail.jpeg(new Image(1, 48, 64, new float[48 * 64]));
    Map<String, byte[]> images = Map.of("a.png", picture, "b.png", picture, "c.png", picture);
    return VotePage.of(
            List.of(
                new Question("a.png", "solver", "bicubic"),
                new Question("b.png", "bicubic", "solver"),
                new Question("c.png", "bicubic", "solver"),
                new Question("not drawn.png", "bicubic", "solver")),
            Map.of("solver", images, "bicubic", images))
        .orElseThrow();
  }

  /** To look at after a change of the page. */
  private static void screenshot(String name) throws Exception {
    Path pictures = Files.createDirectories(Checkout.root().resolve("job/target/pages"));
    Files.write(pictures.resolve(name), browser.screenshot());
  }

  private static String firstName() throws Exception {
    return text(".card .name");
  }

  private static String text(String selector) throws Exception {
    return browser.value("document.querySelector(`" + selector + "`).textContent").asText();
  }

  private static void choose(String label, String value) throws Exception {
    browser.value(
        """
        (() => {
          const select = [...document.querySelectorAll('.toolbar label')]
            .find(l => l.textContent.startsWith('%s')).querySelector('select');
          select.value = '%s';
          select.dispatchEvent(new Event('change'));
        })()
        """
            .formatted(label, value));
  }
}
