package dev.refocus.evaluate.vote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.refocus.UsageException;
import dev.refocus.evaluate.vote.Vote.Choice;
import dev.refocus.evaluate.vote.Vote.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The votes of files that the page of {@code report --vote} saved: JSON lines with {@code image},
 * {@code left}, {@code right}, {@code choice} ({@code left}, {@code right} or {@code neither}),
 * {@code voter} and {@code at}. A question that a voter answered twice, or whose answer stands in
 * two files, counts once.
 */
public final class Votes {
  private static final ObjectReader JSON = new ObjectMapper().reader();

  private final Map<Question, Vote> byQuestion = new HashMap<>();

  private Votes() {}

  /**
   * Reads files, in any order.
   *
   * @throws UsageException if one cannot be read, a line is no vote, or there is none
   */
  public static Votes read(List<Path> files) {
    Votes votes = new Votes();
    files.forEach(votes::add);
    if (votes.byQuestion.isEmpty()) {
      throw new UsageException("--votes: no vote in %s; vote on a page first".formatted(files));
    }
    return votes;
  }

  private void add(Path file) {
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank()) {
        add(vote(String.format(Locale.ROOT, "%s: line %d", file, number), line));
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UsageException(
          "--votes %s: cannot be read; name a file that a page of report --vote saved"
              .formatted(file),
          e);
    }
  }

  private void add(Vote vote) {
    byQuestion.merge(vote.question(), vote, Votes::later);
  }

  /** Of one time, the one with the lesser choice: no order of files or lines may count. */
  private static Vote later(Vote a, Vote b) {
    if (a.at() != b.at()) {
      return a.at() > b.at() ? a : b;
    }
    return a.firstWins() <= b.firstWins() ? a : b;
  }

  private static Vote vote(String place, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Vote vote =
          new Vote(
              text(place, node, "image"),
              text(place, node, "left"),
              text(place, node, "right"),
              choice(place, text(place, node, "choice")),
              text(place, node, "voter"),
              node.path("at").asLong());
      if (vote.left().equals(vote.right())) {
        throw new UsageException(
            "%s: left and right are both %s, must be two methods".formatted(place, vote.left()));
      }
      return vote;
    } catch (JsonProcessingException e) {
      throw new UsageException("%s: no JSON; remove the line".formatted(place), e);
    }
  }

  private static String text(String place, JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new UsageException("%s: no text in the field %s".formatted(place, field));
    }
    return value.asText();
  }

  private static Choice choice(String place, String text) {
    return Stream.of(Choice.values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "%s: choice %s, must be left, right or neither".formatted(place, text)));
  }

  /** Every question's last vote, in any order. */
  Collection<Vote> all() {
    return byQuestion.values();
  }

  public int count() {
    return byQuestion.size();
  }

  public long voters() {
    return byQuestion.keySet().stream().map(Question::voter).distinct().count();
  }
}
