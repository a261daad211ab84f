package dev.refocus.evaluate;

import dev.refocus.config.FitConfig;
import java.util.Locale;

/**
 * The program's own method.
 *
 * @param trueKernel whether the case is also restored with the true kernel
 */
public record FitMethod(FitConfig config, boolean trueKernel) implements Method {
  /** The same with its files at other places. */
  public FitMethod with(FitConfig local) {
    return new FitMethod(local, trueKernel);
  }

  @Override
  public String id() {
    return config.id();
  }

  @Override
  public String way() {
    return config.way();
  }

  @Override
  public long seed() {
    return config.seed();
  }

  @Override
  public String options() {
    return String.format(
        Locale.ROOT,
        "--profile %s --seed %d",
        config.profile().name().toLowerCase(Locale.ROOT),
        config.seed());
  }
}
