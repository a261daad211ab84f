package dev.refocus.evaluate.kernels;

import dev.refocus.config.spec.SpecNode;
import dev.refocus.fit.bank.ProgramKernel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the kernels of programs: {@code program: lanczos3} or a list of names. */
final class ProgramReader {
  static final String KEY = "program";

  private ProgramReader() {}

  /**
   * @param group for messages
   * @param entry of the one key {@value #KEY}
   */
  static KernelSource read(SpecNode group, Map<?, ?> entry) {
    SpecNode node = new SpecNode(group.where() + ", kernels", entry, Set.of(KEY));
    List<ProgramKernel> programs = node.texts(KEY, null, choices());
    if (programs == null) {
      throw node.unusable(KEY, "missing", String.join(" or ", choices().keySet()));
    }
    return scale -> programs.stream().map(program -> named(program, scale)).toList();
  }

  /** The generator {@code bicubic} has no negative lobes: the names tell the two apart. */
  private static NamedKernel named(ProgramKernel program, int scale) {
    return new NamedKernel(KEY + "-" + program.text(), program.at(scale));
  }

  private static Map<String, ProgramKernel> choices() {
    Map<String, ProgramKernel> choices = new LinkedHashMap<>();
    for (ProgramKernel program : ProgramKernel.values()) {
      choices.put(program.text(), program);
    }
    return choices;
  }
}
