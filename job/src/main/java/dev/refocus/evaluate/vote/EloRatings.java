package dev.refocus.evaluate.vote;

import dev.refocus.evaluate.statistics.Bootstrap;
import dev.refocus.evaluate.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ratings on Elo's scale: a method that is rated 400 above another is expected to win ten of eleven
 * choices. They are the most likely ones ({@link BradleyTerry}), so that no order of the votes
 * counts, as it does in Elo's running update, by which PIPAL rates images.
 */
public final class EloRatings {
  /** Mean of all methods' ratings. */
  public static final double MEAN = 1500;

  private EloRatings() {}

  /**
   * A method's rating.
   *
   * @param votes in which it stood
   * @param wins of them; half for neither
   * @param elo {@value EloRatings#MEAN} on average over the methods
   * @param interval 95 % of it, by bootstrap over the images: votes on one image are not
   *     independent
   */
  public record Rating(String method, int votes, double wins, double elo, Interval interval) {}

  /** The ratings of all methods, the best first. */
  public static List<Rating> of(Votes votes) {
    Collection<Vote> all = votes.all();
    List<String> methods =
        all.stream()
            .flatMap(vote -> Stream.of(vote.left(), vote.right()))
            .distinct()
            .sorted()
            .toList();
    List<Contest> images = contests(all, methods);
    Contest whole = sum(images, methods.size());
    double[] elo = elo(whole);
    Bootstrap<double[]> resampled =
        Bootstrap.of(images.size(), places -> elo(sum(at(images, places), methods.size())));
    return IntStream.range(0, methods.size())
        .mapToObj(
            i ->
                new Rating(
                    methods.get(i),
                    (int) Math.round(whole.votes(i)),
                    whole.wins(i),
                    elo[i],
                    resampled.interval(ratings -> ratings[i])))
        .sorted(Comparator.comparingDouble(Rating::elo).reversed().thenComparing(Rating::method))
        .toList();
  }

  /** The contest on every image. */
  private static List<Contest> contests(Collection<Vote> votes, List<String> methods) {
    return votes.stream()
        .collect(Collectors.groupingBy(Vote::image, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(own -> contest(own, methods))
        .toList();
  }

  private static Contest contest(List<Vote> votes, List<String> methods) {
    Contest contest = new Contest(methods.size());
    for (Vote vote : votes) {
      contest.add(methods.indexOf(vote.first()), methods.indexOf(vote.second()), vote.firstWins());
    }
    return contest;
  }

  private static List<Contest> at(List<Contest> images, int[] places) {
    List<Contest> chosen = new ArrayList<>();
    for (int place : places) {
      chosen.add(images.get(place));
    }
    return chosen;
  }

  private static Contest sum(List<Contest> contests, int methods) {
    Contest sum = new Contest(methods);
    contests.forEach(sum::add);
    return sum;
  }

  private static double[] elo(Contest contest) {
    double[] strengths = BradleyTerry.logStrengths(contest);
    double mean = Arrays.stream(strengths).average().orElseThrow();
    return Arrays.stream(strengths)
        .map(strength -> MEAN + 400 / Math.log(10) * (strength - mean))
        .toArray();
  }
}
