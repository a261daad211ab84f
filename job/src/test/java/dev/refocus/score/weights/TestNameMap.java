package dev.refocus.score.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.refocus.score.clip.Checkpoints;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.clip.ClipConfig;
import dev.refocus.score.clip.ClipGolden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNameMap {
  @Test
  void namesSurviveTheWayThereAndBack(@TempDir Path folder) throws Exception {
    try (ClipGolden golden = new ClipGolden("vit");
        NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> openAi = Checkpoints.openAi(golden, manager);
      for (String name : openAi.keySet()) {
        List<String> there = NameMap.huggingFace(name);
        assertThat(there).allSatisfy(n -> assertThat(NameMap.openAi(n).name()).isEqualTo(name));
      }
      SafeTensorsWriter.write(folder.resolve(Weights.FILE), openAi);
      SafeTensors original = SafeTensors.open(golden.folder().resolve(Weights.FILE));
      try (Weights there = Weights.open(folder, Device.cpu());
          Weights here = Weights.open(golden.folder(), Device.cpu())) {
        for (String name : original.names()) {
          assertThat(there.get(name)).as(name).isEqualTo(here.get(name));
        }
      }
    }
  }

  @Test
  void openAisArraysAreThoseOfPyTorch() {
    List<String> written =
        List.of(
            "visual.proj",
            "visual.transformer.resblocks.1.attn.in_proj_weight",
            "transformer.resblocks.0.attn.in_proj_bias",
            "text_projection");
    try (ClipGolden golden = new ClipGolden("vit");
        NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> openAi = Checkpoints.openAi(golden, manager);
      for (String name : written) {
        assertThat(openAi.get(name)).as(name).isEqualTo(golden.floats("openai." + name));
      }
    }
  }

  @Test
  void aModelUnderOpenAisNamesGivesTheSameFeatures(@TempDir Path folder) throws Exception {
    try (ClipGolden golden = new ClipGolden("vit");
        NDManager manager = NDManager.newBaseManager()) {
      SafeTensorsWriter.write(folder.resolve(Weights.FILE), Checkpoints.openAi(golden, manager));
      Files.copy(golden.folder().resolve(ClipConfig.FILE), folder.resolve(ClipConfig.FILE));
      try (Clip clip = Clip.open(folder, Device.cpu())) {
        ClipGolden.assertClose(
            clip.imageTower().features(golden.floats("pixel_values")),
            golden.floats("image_features"),
            1e-5);
      }
    }
  }
}
