package dev.refocus.evaluate.report;

import dev.refocus.evaluate.report.CaseResult.TrialName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of a group under a profile.
 *
 * @param group its name; {@value #ALL} for those of every group
 * @param members in the order of the specification, failed ones too
 */
public record ResultGroup(String profile, String group, List<CaseResult> members) {
  static final String ALL = "all";

  /** Every group under every profile; under each profile all together if it has several. */
  public static List<ResultGroup> of(List<CaseResult> results) {
    List<ResultGroup> found = new ArrayList<>();
    by(TrialName::profile, results)
        .forEach(
            (profile, own) -> {
              Map<String, List<CaseResult>> groups = by(TrialName::group, own);
              groups.forEach((name, members) -> found.add(new ResultGroup(profile, name, members)));
              if (groups.size() > 1) {
                found.add(new ResultGroup(profile, ALL, own));
              }
            });
    return found;
  }

  /** By a name of their trials, in the order of their first members. */
  static Map<String, List<CaseResult>> by(
      Function<TrialName, String> name, List<CaseResult> members) {
    return members.stream()
        .collect(
            Collectors.groupingBy(
                member -> name.apply(member.trial()), LinkedHashMap::new, Collectors.toList()));
  }

  /** The members that have an image. */
  public List<CaseResult> sound() {
    return CaseResult.sound(members);
  }

  /** Such as {@code skies balanced}. */
  String label() {
    return group + " " + profile;
  }
}
