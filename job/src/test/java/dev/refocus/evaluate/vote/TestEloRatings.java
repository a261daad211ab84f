package dev.refocus.evaluate.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refocus.UsageException;
import dev.refocus.evaluate.vote.EloRatings.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEloRatings {
  @TempDir private Path folder;

  @Test
  void equalsTheLikelihoodsMaximumBySciPy() throws IOException {
    List<String> lines = new ArrayList<>();
    votes(lines, "a", "b", 7, 0, 3);
    votes(lines, "c", "a", 2, 1, 9);
    votes(lines, "a", "d", 4, 0, 1);
    votes(lines, "b", "c", 6, 0, 4);
    votes(lines, "d", "b", 3, 0, 2);
    votes(lines, "d", "c", 5, 0, 0);
    List<Rating> ratings = EloRatings.of(read(lines));
    assertThat(ratings).extracting(Rating::method).containsExactly("a", "d", "b", "c");
    // scipy.optimize.minimize (BFGS) of the same likelihood with the undecided vote.
    assertThat(ratings)
        .extracting(Rating::elo)
        .usingComparatorForType((x, y) -> Math.abs(x - y) < 1e-3 ? 0 : 1, Double.class)
        .containsExactly(1631.75810881, 1554.66876651, 1460.56438361, 1353.00874108);
    Rating c = ratings.get(3);
    assertThat(c.votes()).isEqualTo(27);
    assertThat(c.wins()).isEqualTo(6.5);
  }

  private static void votes(
      List<String> lines, String left, String right, int leftWins, int neither, int rightWins) {
    for (int i = 0; i < leftWins + neither + rightWins; i++) {
      String choice = i < leftWins ? "left" : i < leftWins + neither ? "neither" : "right";
      lines.add(line("image" + i, left, right, choice, "voter", i));
    }
  }

  private static String line(
      String image, String left, String right, String choice, String voter, long at) {
    return String.format(
        Locale.ROOT,
        "{\"image\":\"%s\",\"left\":\"%s\",\"right\":\"%s\",\"choice\":\"%s\",\"voter\":\"%s\",\"at\":%d}",
        image,
        left,
        right,
        choice,
        voter,
        at);
  }

  private Votes read(List<String> lines) throws IOException {
    return Votes.read(List.of(Files.write(folder.resolve("votes.jsonl"), lines)));
  }

  /** Methods 150 apart, 60 images, two voters; the seed is the truth's, not the ratings'. */
  private static List<String> simulated(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 360; i++) {
      int a = random.nextInt(3);
      int b = (a + 1 + random.nextInt(2)) % 3;
      double chance = 1 / (1 + Math.pow(10, 150 * (b - a) / 400.0));
      String choice = random.nextDouble() < chance ? "left" : "right";
      lines.add(line("image" + i / 6, "m" + a, "m" + b, choice, "voter" + i, i));
    }
    return lines;
  }

  @Test
  void recoversStrengthsWithinItsIntervals() throws IOException {
    int held = 0;
    for (long seed = 1; seed <= 5; seed++) {
      for (Rating rating : EloRatings.of(read(simulated(seed)))) {
        double truth = EloRatings.MEAN + 150 * (rating.method().charAt(1) - '1');
        assertThat(rating.elo()).isCloseTo(truth, within(80.0));
        held += rating.interval().low() <= truth && truth <= rating.interval().high() ? 1 : 0;
      }
    }
    assertThat(held).as("of 15 intervals of 95 %").isGreaterThanOrEqualTo(12);
  }

  @Test
  void noOrderCounts() throws IOException {
    List<String> lines = simulated(9);
    List<Rating> ratings = EloRatings.of(read(lines));
    Collections.shuffle(lines, new Random(4));
    Path first = Files.write(folder.resolve("1.jsonl"), lines.subList(0, 200));
    Path second = Files.write(folder.resolve("2.jsonl"), lines.subList(150, 360));
    Votes votes = Votes.read(List.of(second, first));
    assertThat(votes.count()).as("what stands in both files counts once").isEqualTo(360);
    assertThat(EloRatings.of(votes)).isEqualTo(ratings);
  }

  @Test
  void aMethodThatNeverLostHasARating() throws IOException {
    List<String> lines = new ArrayList<>();
    votes(lines, "good", "bad", 9, 0, 0);
    List<Rating> ratings = EloRatings.of(read(lines));
    assertThat(ratings.get(0).method()).isEqualTo("good");
    assertThat(ratings.get(0).elo() - ratings.get(1).elo()).isBetween(200.0, 1500.0);
    assertThat(ratings.get(0).elo() + ratings.get(1).elo()).isCloseTo(3000, within(1e-6));
  }

  @Test
  void aChangedMindCountsOnce() throws IOException {
    Votes votes =
        read(
            List.of(
                line("i", "a", "b", "left", "v", 1),
                line("i", "b", "a", "left", "v", 2),
                "",
                line("i", "a", "b", "neither", "w", 1)));
    assertThat(votes.count()).isEqualTo(2);
    assertThat(votes.voters()).isEqualTo(2);
    List<Rating> ratings = EloRatings.of(votes);
    assertThat(ratings.get(0).method()).isEqualTo("b");
    assertThat(ratings.get(0).wins()).isEqualTo(1.5);
  }

  @Test
  void saysWhatIsNoVote() {
    refused(List.of("{}"), "votes.jsonl: line 1: no text in the field image");
    refused(List.of("", "{"), "votes.jsonl: line 2: no JSON; remove the line");
    refused(
        List.of(line("i", "a", "b", "both", "v", 1)),
        "line 1: choice both, must be left, right or neither");
    refused(
        List.of(line("i", "a", "a", "left", "v", 1)),
        "left and right are both a, must be two methods");
    refused(List.of(), "no vote in");
    assertThatThrownBy(() -> Votes.read(List.of(folder.resolve("none"))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be read");
  }

  private void refused(List<String> lines, String message) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
