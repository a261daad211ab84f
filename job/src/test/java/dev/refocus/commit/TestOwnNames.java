package dev.refocus.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refocus.commit.ledger.Ledger;
import dev.refocus.commit.ledger.Quarantine;
import dev.refocus.commit.output.Manifest;
import dev.refocus.commit.output.OutputFolder;
import dev.refocus.commit.output.OutputSettings;
import dev.refocus.discover.OwnNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestOwnNames {
  @Test
  void nothingThatIsWrittenBesideATableIsAnInput() {
    List<String> written =
        List.of(
            OutputSettings.FILE,
            Manifest.FILE,
            Manifest.FILE + ".0.partial",
            Ledger.FOLDER,
            Quarantine.FOLDER,
            OutputFolder.LOGS,
            OutputFolder.PROBE,
            OwnNames.REPORT);
    assertThat(written).allMatch(OwnNames::contains);
    assertThat(List.of("_DSC0042.JPG", "_originals", "__a.png")).noneMatch(OwnNames::contains);
  }
}
