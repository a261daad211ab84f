package dev.refocus.fit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.Pages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The thresholds and weights that pages state are those of {@link KernelVerdict}. */
class TestVerdictOnPages {

  @Test
  void theReadmeStatesFromWhichConfidenceARowIsTrusted() {
    assertThat(Pages.text("README.md"))
        .contains("below " + KernelVerdict.PROMISED)
        .contains("below " + KernelVerdict.SURE_WHO_WROTE);
  }

  private static String ofShape(double agreed) {
    return String.format(Locale.ROOT, "%.2f", KernelConfidence.ofShape(agreed));
  }

  @Test
  void theRowStatesThresholdsAndWeights() {
    assertThat(Pages.ofPackage("dev.refocus.row"))
        .contains(
            "Below %s the row is degraded; below %s it is degraded if"
                .formatted(KernelVerdict.PROMISED, KernelVerdict.SURE_WHO_WROTE))
        .contains(
            "takes %s of the restored image from a confidence of %s on, %s of it from %s on"
                .formatted(
                    KernelVerdict.SURE_WEIGHT,
                    ofShape(KernelVerdict.SURE),
                    KernelVerdict.TRUSTED_WEIGHT,
                    ofShape(KernelVerdict.TRUSTED)))
        .contains("From %s to %s".formatted(KernelVerdict.RESTORABLE, KernelVerdict.TRUSTED))
        .contains("below %s it interpolates".formatted(KernelVerdict.RESTORABLE));
  }
}
