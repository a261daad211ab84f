package dev.refocus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.text.Names;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFitConfig {
  private static final String IMAGE = Sha256.hex("image".getBytes(StandardCharsets.UTF_8));

  @Test
  void idDiffersWithEveryComponent() {
    Set<String> ids = new HashSet<>();
    for (int scale = 2; scale <= 4; scale++) {
      for (Profile profile : Profile.values()) {
        ids.add(new FitConfig(scale, profile, 0).id());
        ids.add(new FitConfig(scale, profile, 1).id());
      }
    }
    assertThat(ids).hasSize(3 * 2 * Profile.values().length).allMatch(id -> id.length() == 16);
  }

  @Test
  void aStageHasWhatItsOwnScaleNeeds() {
    FitConfig whole = new FitConfig(16, Profile.PAPER, 3, 777, 0.5).with(Look.CRISP);
    assertThat(whole.stages())
        .containsExactly(
            new FitConfig(4, Profile.PAPER, 3, 777, 0.5).with(Look.CRISP),
            new FitConfig(4, Profile.PAPER, 3, 777, 0.5).with(Look.CRISP));
    FitConfig three = new FitConfig(3, Profile.FAST, 0);
    assertThat(three.stages()).containsExactly(three);
  }

  @Test
  void whatIsForOneScaleRefusesAWidth() {
    FitConfig wide = FitConfig.DEFAULT.with(new Enlargement(4, 500));
    assertThatThrownBy(() -> wide.with(new KnownKernel(2, List.of(.25f, .25f, .25f, .25f))))
        .hasMessage(
            "--kernel: is for one scale, and with --width every image has its own; use --scale");
    assertThat(wide.settings()).containsEntry("fit.width", "500");
    assertThat(FitConfig.DEFAULT.settings()).doesNotContainKey("fit.width");
    assertThat(wide.id()).isNotEqualTo(FitConfig.DEFAULT.id());
    assertThat(new FitConfig(3, Profile.FAST, 0).with(new Enlargement(2.5)).id())
        .isNotEqualTo(new FitConfig(3, Profile.FAST, 0).id());
  }

  @Test
  void idOfAnUntrainedProfileKnowsNoBudget() {
    assertThat(FitConfig.DEFAULT.settings()).doesNotContainKey("fit.budget");
    assertThat(new FitConfig(4, Profile.SOLVER, 0, 2048, 0.5).id())
        .isEqualTo(FitConfig.DEFAULT.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"NEURAL", "PAPER"})
  void idOfATrainedProfileKnowsTheBudget(Profile profile) {
    FitConfig half = new FitConfig(4, profile, 0, 2048, 0.5);
    assertThat(half.id()).isNotEqualTo(new FitConfig(4, profile, 0).id());
    assertThat(half.settings()).containsEntry("fit.budget", "0.5");
  }

  @Test
  void idKnowsTheKernelByItsNumbers() {
    FitConfig none = new FitConfig(2, Profile.FAST, 0);
    FitConfig box = none.with(new KnownKernel(2, List.of(.25f, .25f, .25f, .25f)));
    FitConfig other = none.with(new KnownKernel(2, List.of(.5f, 0f, 0f, .5f)));
    assertThat(List.of(none.id(), box.id(), other.id())).doesNotHaveDuplicates();
    assertThat(none.with(new KnownKernel(2, List.of(.25f, .25f, .25f, .25f)))).isEqualTo(box);
    assertThat(box.settings()).containsKey("kernel");
    assertThat(none.settings()).doesNotContainKey("kernel");
    assertThatThrownBy(() -> new FitConfig(3, Profile.FAST, 0).with(box.kernel()))
        .hasMessageStartingWith("--kernel: 2 x 2 numbers at --scale 3, must be an odd number");
  }

  @Test
  void idKnowsTheNetworkByItsFileAndItsUseAndNotByItsPlace() {
    FitConfig none = new FitConfig(2, Profile.NETWORK, 0);
    KnownNetwork network = new KnownNetwork("net", "net.pt", "00", NetworkCard.upscaler(2, 1));
    FitConfig with = none.with(network);
    assertThat(none.with(network.at("elsewhere/net.pt")).id()).isEqualTo(with.id());
    assertThat(
            List.of(
                none.id(),
                with.id(),
                none.with(network.used(NetworkCard.Use.RAW)).id(),
                none.with(new KnownNetwork("net", "net.pt", "01", network.card())).id(),
                none.with(new KnownNetwork("net", "net.pt", "00", NetworkCard.upscaler(2, 8)))
                    .id()))
        .doesNotHaveDuplicates();
    assertThat(with.way()).isEqualTo("network");
    assertThat(none.with(network.used(NetworkCard.Use.RAW)).way()).isEqualTo("network-raw");
    assertThat(new FitConfig(2, Profile.FAST, 0).with(network))
        .isEqualTo(new FitConfig(2, Profile.FAST, 0));
    assertThatThrownBy(() -> new FitConfig(3, Profile.NETWORK, 0).with(network))
        .hasMessage(
            "--network: net enlarges by 2, and fit.scale is 3; use --scale 2 or another network");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.5, Double.NaN})
  void refusesOtherBudgets(double budget) {
    assertThatThrownBy(() -> new FitConfig(4, Profile.PAPER, 0, 2048, budget))
        .hasMessage(
            "fit.budget: " + Names.number(budget) + ", must be a number above 0, at most 1");
  }

  @ParameterizedTest
  @CsvSource({
    "2, FAST, 0, 2048, 1, scale=2 profile=FAST seed=0 memory=2048",
    "4, BALANCED, -7, 512, .5, scale=4 profile=BALANCED seed=-7 memory=512",
    "3, NEURAL, 1, 2048, 1, scale=3 profile=NEURAL seed=1 memory=2048 budget=1.0",
    "2, PAPER, 9, 4096, .001, scale=2 profile=PAPER seed=9 memory=4096 budget=0.001"
  })
  void idIsTheHashThatFinishedRunsHave(
      int scale, Profile profile, long seed, int memory, double budget, String identity) {
    FitConfig config = new FitConfig(scale, profile, seed, memory, budget);
    String hashed = "algorithm=" + config.settings().get("algorithm") + " " + identity;
    assertThat(Sha256.hex(hashed.getBytes(StandardCharsets.UTF_8))).startsWith(config.id());
  }

  @Test
  void seedOfAnImageDependsOnImageConfigurationAndSeed() {
    FitConfig config = FitConfig.DEFAULT;
    String other = Sha256.hex("other".getBytes(StandardCharsets.UTF_8));
    assertThat(
            Set.of(
                config.seedOf(IMAGE),
                config.seedOf(other),
                new FitConfig(2, config.profile(), config.seed()).seedOf(IMAGE),
                new FitConfig(config.scale(), config.profile(), 1).seedOf(IMAGE)))
        .hasSize(4)
        .contains(new FitConfig(config.scale(), config.profile(), 0).seedOf(IMAGE));
  }

  @Test
  void sha256IsThatOfTheStandard() {
    // FIPS 180-4's example "abc".
    assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void refusesOtherScales() {
    assertThatThrownBy(() -> new FitConfig(17, Profile.FAST, 0))
        .hasMessage("fit.scale: 17, must be a number from 1 to 16 (HR pixels per LR pixel)");
  }
}
