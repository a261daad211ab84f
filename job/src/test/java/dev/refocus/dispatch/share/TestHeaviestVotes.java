package dev.refocus.dispatch.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.fit.Kernels;
import dev.refocus.fit.Seeds;
import dev.refocus.fit.group.Vote;
import dev.refocus.fit.model.Kernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestHeaviestVotes {
  private static final Kernel KERNEL = Kernels.delta(3, 1, 1);
  private static final int ALL = HeaviestVotes.MOST + 50;

  private final List<Vote> votes = new ArrayList<>();

  TestHeaviestVotes() {
    for (int i = 0; i < ALL; i++) {
      votes.add(new Vote("image" + i, KERNEL, 1 + i % 100, 1));
    }
  }

  @Test
  void theHeaviestStayWhateverTheOrderAndThePartitions() {
    List<Vote> shuffled = new ArrayList<>(votes);
    Collections.shuffle(shuffled, new Random(Seeds.SEED));
    HeaviestVotes apart = of(shuffled.subList(0, 30)).add(of(shuffled.subList(30, ALL)));
    assertThat(apart.votes()).as(Seeds.replay()).isEqualTo(of(votes).votes());
    assertThat(apart.votes())
        .containsExactlyElementsOf(votes.stream().sorted().limit(HeaviestVotes.MOST).toList());
  }

  @Test
  void equalBytesVoteOnce() {
    Vote vote = votes.get(0);
    assertThat(of(List.of(vote, votes.get(1), vote)).votes()).hasSize(2);
  }

  private static HeaviestVotes of(List<Vote> votes) {
    HeaviestVotes heaviest = new HeaviestVotes();
    votes.forEach(heaviest::add);
    return heaviest;
  }
}
