package dev.refocus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.refocus.ErrorCode;
import dev.refocus.Finding;
import dev.refocus.config.FitConfig;
import dev.refocus.config.Profile;
import dev.refocus.fit.blend.Bicubic;
import dev.refocus.image.Image;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class TestDeadline {
  private static final FitConfig CONFIG = new FitConfig(3, Profile.FAST, 0);

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void passesWhenItsTimeIsOverAlthoughTheClockOverflows() {
    Deadline deadline = Deadline.of(clock::get, Duration.ofNanos(100));
    clock.addAndGet(99);
    assertThat(deadline.stops()).isFalse();
    assertThat(deadline.missed()).isFalse();
    clock.addAndGet(1);
    assertThat(deadline.missed()).as("nobody has asked").isFalse();
    assertThat(deadline.stops()).isTrue();
    assertThat(deadline.missed()).isTrue();
  }

  @Test
  void partsShareTheTimeThatIsLeftAndTellTheWhole() {
    Deadline deadline = Deadline.of(clock::get, Duration.ofNanos(100));
    clock.addAndGet(40);
    Deadline third = deadline.part(1, 3);
    clock.addAndGet(19);
    assertThat(third.stops()).isFalse();
    clock.addAndGet(1);
    assertThat(third.stops()).isTrue();
    assertThat(deadline.stops()).isFalse();
    assertThat(deadline.missed()).isTrue();
  }

  @Test
  void noneNeverPasses() {
    assertThat(Deadline.none().part(1, 1000).stops()).isFalse();
  }

  @Test
  void imageWithoutAnyTimeIsBicubicAndSaysSo() {
    Image lr = lr();
    Restoration restoration = fit(lr, Deadline.in(Duration.ZERO));
    assertThat(restoration.warnings())
        .extracting(Finding::code)
        .containsExactly(ErrorCode.DEADLINE);
    assertThat(restoration.warnings().get(0).message())
        .contains("the time limit ended the fit early", "raise limits.seconds-per-image");
    assertThat(restoration.kernelConfidence()).isZero();
    assertThat(Arrays2d.rms(restoration.hr().samples(), Bicubic.enlarge(lr, 3).samples()))
        .isLessThan(1e-6);
  }

  /** A clock that ticks once a question: the fit stops after so many steps, wherever it is. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 15, 25})
  void whereverItStopsThereIsAWholeImageAndAWarning(int steps) {
    AtomicLong questions = new AtomicLong();
    Deadline deadline = Deadline.of(questions::getAndIncrement, Duration.ofNanos(steps));
    Image lr = lr();
    Restoration stopped = fit(lr, deadline);
    assertThat(stopped.warnings()).extracting(Finding::code).contains(ErrorCode.DEADLINE);
    Image hr = stopped.hr();
    assertThat(hr).extracting(Image::height, Image::width).containsExactly(210, 240);
    for (float sample : hr.samples()) {
      assertThat(sample).isBetween(0f, 1f);
    }
    double bicubic = Fits.psnr(Bicubic.enlarge(lr, 3), truth(), 12);
    assertThat(Fits.psnr(hr, truth(), 12)).as(Seeds.replay()).isGreaterThan(bicubic - 0.5);
  }

  @Test
  void timeThatSufficesChangesNothing() {
    Image lr = lr();
    Restoration limited = fit(lr, Deadline.in(Duration.ofHours(1)));
    Restoration unlimited = fit(lr, Deadline.none());
    assertThat(limited.hr().samples()).isEqualTo(unlimited.hr().samples());
    assertThat(limited.warnings()).isEqualTo(unlimited.warnings());
  }

  @Test
  void opacityIsWholeHoweverLittleTimeThereIs() {
    Image lr = lr();
    float[] half = new float[lr.area()];
    java.util.Arrays.fill(half, 0, half.length / 2, 1);
    AtomicLong questions = new AtomicLong();
    Deadline deadline = Deadline.of(questions::getAndIncrement, Duration.ofNanos(2));
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      Restoration stopped =
          fitter.fit(
              Fits.decoded(lr, Optional.of(new Image(1, lr.height(), lr.width(), half))),
              CONFIG,
              Seeds.SEED,
              deadline);
      float[] alpha = stopped.alpha().orElseThrow().samples();
      assertThat((double) alpha[0]).isCloseTo(1, within(1e-6));
      assertThat((double) alpha[alpha.length - 1]).isCloseTo(0, within(1e-6));
    }
  }

  private static Restoration fit(Image lr, Deadline deadline) {
    try (ImageFitter fitter = new ImageFitter(Device.cpu(), 2)) {
      return fitter.fit(Fits.decoded(lr), CONFIG, Seeds.SEED, deadline);
    }
  }

  private static Image truth() {
    return Scenes.color(210, 240, Seeds.random()).luma();
  }

  private static Image lr() {
    return Fits.degraded(truth(), Kernels.gaussian(13, 3, 1.8, 0.6), 3);
  }
}
