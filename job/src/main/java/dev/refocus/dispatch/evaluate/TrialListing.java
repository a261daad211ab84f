package dev.refocus.dispatch.evaluate;

import dev.refocus.UsageException;
import dev.refocus.config.FitConfig;
import dev.refocus.config.KnownNetwork;
import dev.refocus.config.NetworkCard;
import dev.refocus.config.Profile;
import dev.refocus.discover.ImageListing;
import dev.refocus.discover.ImageRef;
import dev.refocus.evaluate.BenchmarkCase;
import dev.refocus.evaluate.BenchmarkSpec;
import dev.refocus.evaluate.CaseGroup;
import dev.refocus.evaluate.CasePlan;
import dev.refocus.evaluate.FitMethod;
import dev.refocus.evaluate.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/** Lists the trials of a benchmark: every case with every profile and seed, and every peer. */
public final class TrialListing {
  private final ImageListing images;
  private final String root;
  private final List<Profile> profiles;
  private final List<Long> seeds;
  private final FitConfigs configs;
  private final Peers peers;

  /**
   * A listing of benchmarks whose images lie in one folder.
   *
   * @param root folder to which the images of a specification are relative
   * @param profiles that replace those of the specification; empty to keep them
   * @param seeds that replace those of the specification; empty to keep them
   * @param configs the configuration of a fit
   * @param peers that the program is compared with
   */
  public TrialListing(
      ImageListing images,
      String root,
      List<Profile> profiles,
      List<Long> seeds,
      FitConfigs configs,
      Peers peers) {
    this.images = images;
    this.root = root;
    this.profiles = profiles;
    this.seeds = seeds;
    this.configs = configs;
    this.peers = peers;
  }

  /** Makes the configuration of a fit; null stands for the settings' own profile or seed. */
  @FunctionalInterface
  public interface FitConfigs {
    FitConfig of(int scale, Profile profile, Long seed);
  }

  /**
   * The whole benchmark, group by group.
   *
   * @throws UsageException if images or kernels are not there
   */
  public List<Trial> list(BenchmarkSpec spec) {
    List<Trial> trials = new ArrayList<>();
    for (CaseGroup group : spec.groups()) {
      for (BenchmarkCase made : CasePlan.cases(group, images(group))) {
        fits(group, made.scale()).forEach(fit -> trials.add(new Trial(made, fit)));
        peers.of(made).forEach(peer -> trials.add(new Trial(made, peer)));
      }
    }
    return trials;
  }

  private List<FitMethod> fits(CaseGroup group, int scale) {
    List<FitMethod> fits = new ArrayList<>();
    for (Profile profile : orSettings(profiles.isEmpty() ? group.fits().profiles() : profiles)) {
      for (Long seed : orSettings(seeds.isEmpty() ? group.fits().seeds() : seeds)) {
        uses(configs.of(scale, profile, seed))
            .forEach(config -> fits.add(new FitMethod(config, group.fits().trueKernel())));
      }
    }
    return fits;
  }

  /** A network that enlarges is compared with itself, used as users would without a kernel. */
  private static List<FitConfig> uses(FitConfig config) {
    KnownNetwork network = config.network();
    return network == null || network.card().kind() != NetworkCard.Kind.UPSCALER
        ? List.of(config)
        : Stream.of(NetworkCard.Use.values()).map(use -> config.with(network.used(use))).toList();
  }

  private static <T> List<T> orSettings(List<T> values) {
    return values.isEmpty() ? Collections.singletonList(null) : values;
  }

  private List<ImageRef> images(CaseGroup group) {
    List<ImageRef> found = new ArrayList<>();
    for (String image : group.originals().images()) {
      // Hadoop's rule: an absolute path or URI stands for itself.
      String uri = new Path(new Path(root), image).toString();
      try {
        images.list("image", uri).stream().filter(ImageRef::named).forEach(found::add);
      } catch (UsageException e) {
        throw new UsageException(
            "group %s: %s; put the images there, or name the folder that holds %s with --images (datasets/README.md says where they come from)"
                .formatted(group.name(), e.getMessage(), image),
            e);
      }
    }
    return found;
  }
}
