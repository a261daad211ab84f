package dev.refocus.dispatch.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** As whom Hadoop reads and writes. It asks the system, where containers may run unnamed users. */
public final class HadoopUser {
  private HadoopUser() {}

  /** Names the user after {@code HADOOP_USER_NAME} or its number if the system has no name. */
  public static void ensureNamed() {
    try {
      UserGroupInformation.getLoginUser();
    } catch (IOException e) {
      if (UserGroupInformation.isSecurityEnabled()) {
        throw new UncheckedIOException(e);
      }
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name()));
    }
  }

  private static String name() {
    String given = System.getenv("HADOOP_USER_NAME");
    return given == null || given.isEmpty() ? "uid-" + number() : given;
  }

  private static Object number() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
