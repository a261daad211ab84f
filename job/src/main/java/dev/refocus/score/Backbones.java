package dev.refocus.score;

import ai.djl.Device;
import dev.refocus.score.clip.Clip;
import dev.refocus.score.models.ModelFolder;
import java.util.HashMap;
import java.util.Map;

/**
 * The CLIP models of a folder while its scorers are made. Those that read the same files share one
 * model, so that it is loaded once and its features are computed once.
 */
final class Backbones implements AutoCloseable {
  private final ModelFolder folder;
  private final Device device;
  private final Map<String, Clip> clips = new HashMap<>();

  Backbones(ModelFolder folder, Device device) {
    this.folder = folder;
    this.device = device;
  }

  /**
   * The CLIP model of an entry, for a holder who closes it.
   *
   * @throws dev.refocus.UsageException if it has none that can be read
   */
  Clip of(String model) {
    String files = folder.identity(model);
    Clip clip = clips.get(files);
    if (clip == null) {
      clip = Clip.open(folder.of(model), device);
      clips.put(files, clip);
    }
    return clip.share();
  }

  /** The models stay with those who hold them. */
  @Override
  public void close() {
    clips.values().forEach(Clip::close);
  }
}
