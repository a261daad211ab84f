package dev.refocus.cli;

import dev.refocus.Printable;
import dev.refocus.UsageException;
import dev.refocus.config.ConfFolder;
import dev.refocus.score.models.ModelDownload;
import dev.refocus.score.models.ModelEntry;
import dev.refocus.score.models.ModelLibrary;
import dev.refocus.score.models.ModelRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refocus fetch-models}: models of a registry to a folder for {@code --models}. */
@Command(
    name = "fetch-models",
    description = "Fetches models of scores, verifies them and continues downloads that broke off.",
    mixinStandardHelpOptions = true,
    versionProvider = Refocus.Version.class,
    sortOptions = false)
public final class FetchModelsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      arity = "0..*",
      description = "Names in the registry; without a name the command prints the registry.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      defaultValue = "models",
      description = "Folder to put the models in (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description = "Registry to use instead of conf/models.yaml.")
  private Path registry;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ModelRegistry known = known();
    PrintWriter out = spec.commandLine().getOut();
    if (names.isEmpty()) {
      known.models().values().forEach(entry -> out.println(Printable.line(line(entry))));
      return ExitCode.RESTORED;
    }
    ModelLibrary library = new ModelLibrary(folder, new ModelDownload(out));
    for (ModelEntry entry : names.stream().map(known::model).toList()) {
      library.fetch(entry);
    }
    return ExitCode.RESTORED;
  }

  private static String line(ModelEntry entry) {
    return "%s: %s, licence %s, %s"
        .formatted(entry.name(), entry.kind().text(), entry.licence(), entry.page());
  }

  private ModelRegistry known() {
    if (registry != null) {
      return ModelRegistry.read(registry);
    }
    try (Reader reader = ConfFolder.open(ModelRegistry.FILE)) {
      return ModelRegistry.read("conf/" + ModelRegistry.FILE, reader);
    } catch (IOException e) {
      throw new UsageException("conf/models.yaml cannot be read, make it readable", e);
    }
  }
}
