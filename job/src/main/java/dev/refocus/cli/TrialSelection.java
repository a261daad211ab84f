package dev.refocus.cli;

import dev.refocus.UsageException;
import dev.refocus.evaluate.Trial;
import dev.refocus.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which cases of a benchmark are run; profiles and seeds of a case stay together.
 *
 * @param cases identities; empty for all
 * @param every 1 for all
 * @param limit the most cases
 */
record TrialSelection(List<String> cases, int every, int limit) {

  /**
   * @throws UsageException if there is no case of a given identity
   */
  List<Trial> of(List<Trial> trials) {
    Map<String, List<Trial>> byCase =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    trial -> trial.benchmarkCase().id(), LinkedHashMap::new, Collectors.toList()));
    for (String id : cases) {
      if (!byCase.containsKey(id)) {
        throw new UsageException(
            "--case %s: no such case, did you mean %s?"
                .formatted(id, NearestName.of(id, byCase.keySet())));
      }
    }
    List<String> ids = cases.isEmpty() ? List.copyOf(byCase.keySet()) : cases;
    List<Trial> selected = new ArrayList<>();
    for (int i = 0; i < ids.size() && Math.floorDiv(i, every) < limit; i += every) {
      selected.addAll(byCase.get(ids.get(i)));
    }
    return selected;
  }
}
